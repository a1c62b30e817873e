import AWSWire
import Foundation
import LabelingDomain
import ServiceShapes
import Workforce

/// The operations on the app clients of user pools.
struct UserPoolClientOperations: Sendable {
    let services: WorkforceServices
    let pageTokens: PageToken

    func register(on operations: inout OperationRegistry) {
        operations.register(CognitoIdentityProvider.CreateUserPoolClient.self) { try await create($0, $1) }
        operations.register(CognitoIdentityProvider.DescribeUserPoolClient.self) { input, _ in
            .init(userPoolClient: try await .init(client(input.clientId, poolID: input.userPoolId)))
        }
        operations.register(CognitoIdentityProvider.UpdateUserPoolClient.self) { try await update($0, $1) }
        operations.register(CognitoIdentityProvider.DeleteUserPoolClient.self) { input, _ in
            try await services.clients.delete(client(input.clientId, poolID: input.userPoolId))
            services.sessions.refreshAll()
            return .init()
        }
        operations.register(CognitoIdentityProvider.ListUserPoolClients.self) { input, _ in try await list(input) }
    }

    /// The secret is in this answer and in no other.
    private func create(
        _ input: CognitoIdentityProvider.CreateUserPoolClient.Input, _ context: OperationContext
    ) async throws -> CognitoIdentityProvider.CreateUserPoolClient.Output {
        try UnsupportedSetting.refuse([
            .init("ClientSecret", input.clientSecret != nil),
            .init("AnalyticsConfiguration", input.analyticsConfiguration.map { $0 != .init() } ?? false),
            .init("RefreshTokenRotation", input.refreshTokenRotation?.feature == "ENABLED"),
            .init(
                "EnablePropagateAdditionalUserContextData", input.enablePropagateAdditionalUserContextData ?? false),
        ])
        let pool = try await services.pools.pool(input.userPoolId)
        let configuration = UserPoolClientConfiguration(input)
        let draft = UserPoolClients.Draft(
            name: input.clientName, settings: try configuration.settings(), configuration: configuration.text)
        let made = try await services.clients.create(
            draft, in: pool, hasSecret: input.generateSecret ?? false, now: Timestamp(context.now))
        var shape = try CognitoIdentityProvider.UserPoolClientType(made.client)
        shape.clientSecret = made.secret
        return .init(userPoolClient: shape)
    }

    private func update(
        _ input: CognitoIdentityProvider.UpdateUserPoolClient.Input, _ context: OperationContext
    ) async throws -> CognitoIdentityProvider.UpdateUserPoolClient.Output {
        try UnsupportedSetting.refuse([
            .init("AnalyticsConfiguration", input.analyticsConfiguration.map { $0 != .init() } ?? false),
            .init("RefreshTokenRotation", input.refreshTokenRotation?.feature == "ENABLED"),
            .init(
                "EnablePropagateAdditionalUserContextData", input.enablePropagateAdditionalUserContextData ?? false),
        ])
        let client = try await client(input.clientId, poolID: input.userPoolId)
        let configuration = UserPoolClientConfiguration(input)
        let draft = UserPoolClients.Draft(
            name: input.clientName ?? client.name, settings: try configuration.settings(),
            configuration: configuration.text)
        let updated = try await services.clients.update(client, to: draft, now: Timestamp(context.now))
        return .init(userPoolClient: try .init(updated))
    }

    private func list(
        _ input: CognitoIdentityProvider.ListUserPoolClients.Input
    ) async throws -> CognitoIdentityProvider.ListUserPoolClients.Output {
        let pool = try await services.pools.pool(input.userPoolId)
        let listing = CognitoListing(tokens: pageTokens, operation: "ListUserPoolClients", filters: [pool.id])
        let page = try await services.clients.clients(
            in: pool, after: listing.start(input.nextToken), limit: CognitoListing.size(input.maxResults))
        let clients = page.elements.map { client in
            CognitoIdentityProvider.UserPoolClientDescription(
                clientId: client.id, userPoolId: client.userPoolID, clientName: client.name)
        }
        return .init(userPoolClients: clients, nextToken: try listing.next(page))
    }

    private func client(_ id: String, poolID: String) async throws -> UserPoolClient {
        try await services.clients.client(id, in: services.pools.pool(poolID))
    }
}

extension CognitoIdentityProvider.UserPoolClientType {
    /// A client as it is described, without its secret.
    init(_ client: UserPoolClient) throws {
        self = try UserPoolClientConfiguration(text: client.configuration).client
        userPoolId = client.userPoolID
        clientName = client.name
        clientId = client.id
        lastModifiedDate = Date(client.modifiedAt)
        creationDate = Date(client.createdAt)
        refreshTokenValidity = refreshTokenValidity ?? 30
        allowedOAuthFlowsUserPoolClient = allowedOAuthFlowsUserPoolClient ?? false
        enableTokenRevocation = enableTokenRevocation ?? true
        enablePropagateAdditionalUserContextData = false
        authSessionValidity = authSessionValidity ?? 3
    }
}
