import AWSWire
import LabelingDomain
import ServiceShapes
import Workforce

/// Passwords that an admin sets or withdraws, and that users forget.
struct UserPasswordOperations: Sendable {
    let services: WorkforceServices

    func register(on operations: inout OperationRegistry) {
        operations.register(CognitoIdentityProvider.AdminSetUserPassword.self) { input, context in
            let pool = try await services.pools.pool(input.userPoolId)
            let user = try await services.users.user(named: input.username, in: pool)
            try await services.users.setPassword(
                input.password, isPermanent: input.permanent ?? false, of: user, in: pool,
                now: Timestamp(context.now))
            return .init()
        }
        operations.register(CognitoIdentityProvider.AdminResetUserPassword.self) { input, context in
            let pool = try await services.pools.pool(input.userPoolId)
            let user = try await services.users.user(named: input.username, in: pool)
            try await services.recovery.resetPassword(of: user, in: pool, now: Timestamp(context.now))
            return .init()
        }
        operations.register(CognitoIdentityProvider.ForgotPassword.self) { try await forgot($0, $1) }
        operations.register(CognitoIdentityProvider.ConfirmForgotPassword.self) { try await confirm($0, $1) }
    }

    private func forgot(
        _ input: CognitoIdentityProvider.ForgotPassword.Input, _ context: OperationContext
    ) async throws -> CognitoIdentityProvider.ForgotPassword.Output {
        let client = try await services.clients.client(input.clientId)
        try await services.clients.checkSecretHash(input.secretHash, username: input.username, client: client)
        let delivery = try await services.recovery.start(
            username: input.username, client: client, pool: services.pools.pool(client.userPoolID),
            now: Timestamp(context.now))
        return .init(
            codeDeliveryDetails: .init(
                destination: delivery.destination, deliveryMedium: "EMAIL", attributeName: delivery.attribute))
    }

    private func confirm(
        _ input: CognitoIdentityProvider.ConfirmForgotPassword.Input, _ context: OperationContext
    ) async throws -> CognitoIdentityProvider.ConfirmForgotPassword.Output {
        let client = try await services.clients.client(input.clientId)
        try await services.clients.checkSecretHash(input.secretHash, username: input.username, client: client)
        try await services.recovery.finish(
            username: input.username, code: input.confirmationCode, password: input.password, client: client,
            pool: services.pools.pool(client.userPoolID), now: Timestamp(context.now))
        return .init()
    }
}
