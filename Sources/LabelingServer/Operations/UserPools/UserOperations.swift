import AWSWire
import LabelingDomain
import ServiceShapes
import Workforce

/// What an admin does with the users of a pool. Passwords are in `UserPasswordOperations`.
struct UserOperations: Sendable {
    let services: WorkforceServices
    let pageTokens: PageToken

    func register(on operations: inout OperationRegistry) {
        operations.register(CognitoIdentityProvider.AdminCreateUser.self) { try await create($0, $1) }
        operations.register(CognitoIdentityProvider.AdminGetUser.self) { input, _ in
            .init(try await user(input.username, poolID: input.userPoolId))
        }
        operations.register(CognitoIdentityProvider.AdminUpdateUserAttributes.self) { input, context in
            let pool = try await services.pools.pool(input.userPoolId)
            let user = try await services.users.user(named: input.username, in: pool)
            try await services.users.setAttributes(
                Self.dictionary(input.userAttributes), of: user, in: pool, now: Timestamp(context.now))
            return .init()
        }
        operations.register(CognitoIdentityProvider.AdminEnableUser.self) { input, context in
            try await services.users.setEnabled(
                true, user(input.username, poolID: input.userPoolId), now: Timestamp(context.now))
            return .init()
        }
        operations.register(CognitoIdentityProvider.AdminDisableUser.self) { input, context in
            try await services.users.setEnabled(
                false, user(input.username, poolID: input.userPoolId), now: Timestamp(context.now))
            return .init()
        }
        operations.register(CognitoIdentityProvider.AdminDeleteUser.self) { input, _ in
            try await services.users.delete(user(input.username, poolID: input.userPoolId))
            return .init()
        }
        operations.register(CognitoIdentityProvider.AdminUserGlobalSignOut.self) { input, _ in
            try await services.users.signOutEverywhere(user(input.username, poolID: input.userPoolId))
            return .init()
        }
        operations.register(CognitoIdentityProvider.ListUsers.self) { input, _ in try await list(input) }
    }

    private func create(
        _ input: CognitoIdentityProvider.AdminCreateUser.Input, _ context: OperationContext
    ) async throws -> CognitoIdentityProvider.AdminCreateUser.Output {
        let pool = try await services.pools.pool(input.userPoolId)
        let mediums = input.desiredDeliveryMediums ?? []
        let draft = Users.Draft(
            username: input.username, attributes: try Self.dictionary(input.userAttributes ?? []),
            temporaryPassword: input.temporaryPassword,
            invitation: Self.invitation(action: input.messageAction, mediums: mediums),
            takesAliases: input.forceAliasCreation ?? false)
        let now = Timestamp(context.now)
        guard input.messageAction == "RESEND" else {
            return .init(user: .init(try await services.users.create(draft, in: pool, now: now)))
        }
        let user = try await services.users.user(named: input.username, in: pool)
        return .init(user: .init(try await services.users.resendInvitation(draft, to: user, in: pool, now: now)))
    }

    /// A message that was wanted by SMS only is held for the admin, since the service sends none.
    private static func invitation(action: String?, mediums: [String]) -> Users.Invitation {
        if action == "SUPPRESS" { return .suppressed }
        return mediums.isEmpty || mediums.contains("EMAIL") ? .byMail : .held
    }

    private func list(
        _ input: CognitoIdentityProvider.ListUsers.Input
    ) async throws -> CognitoIdentityProvider.ListUsers.Output {
        let pool = try await services.pools.pool(input.userPoolId)
        let wanted = try input.attributesToGet.map { try Self.known($0, in: pool) }
        let filter = input.filter ?? ""
        let listing = CognitoListing(tokens: pageTokens, operation: "ListUsers", filters: [pool.id, filter])
        let page = try await services.users.users(
            in: pool, where: UserFilter.parse(filter), after: listing.start(input.paginationToken),
            limit: CognitoListing.size(input.limit))
        return .init(
            users: page.elements.map { .init($0, attributes: wanted) }, paginationToken: try listing.next(page))
    }

    private static func known(_ names: [String], in pool: UserPool) throws(UserPoolError) -> Set<String> {
        let schema = pool.settings.schema
        if let unknown = names.first(where: { schema[$0] == nil }) {
            throw .invalidParameter("AttributesToGet: the attribute \(unknown) does not exist in the schema.")
        }
        return Set(names)
    }

    private func user(_ name: String, poolID: String) async throws -> User {
        try await services.users.user(named: name, in: services.pools.pool(poolID))
    }

    private static func dictionary(
        _ attributes: [CognitoIdentityProvider.AttributeType]
    ) throws(UserPoolError) -> [String: String] {
        var values: [String: String] = [:]
        for attribute in attributes {
            guard values.updateValue(attribute.value ?? "", forKey: attribute.name) == nil else {
                throw .invalidParameter("UserAttributes names \(attribute.name) twice.")
            }
        }
        return values
    }
}
