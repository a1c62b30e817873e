import AWSWire
import ServiceShapes

/// STS `AssumeRole`: temporary credentials for a role of the account.
///
/// There are no policies, so every caller may act in every role, and may do there what it may do anyway.
struct AssumeRoleOperations: Sendable {
    let sessions: SessionTokens

    private static let defaultSeconds = 3_600

    func register(on operations: inout OperationRegistry) {
        operations.register(SecurityTokenService.AssumeRole.self) { try assume($0, $1) }
    }

    private func assume(
        _ input: SecurityTokenService.AssumeRole.Input, _ context: OperationContext
    ) throws -> SecurityTokenService.AssumeRole.Output {
        guard
            let role = AssumedRole(roleARN: input.roleArn, session: input.roleSessionName, account: context.accountID)
        else {
            let caller = context.principal?.arn ?? "nobody"
            throw AWSError(
                code: "AccessDenied",
                message: "User: \(caller) is not authorized to perform: sts:AssumeRole on resource: \(input.roleArn)",
                status: 403)
        }
        let session = try sessions.make(
            arn: role.arn, userID: role.userID, seconds: input.durationSeconds ?? Self.defaultSeconds, now: context.now)
        return .init(
            credentials: .init(
                accessKeyId: session.credentials.accessKeyID, secretAccessKey: session.credentials.secretAccessKey,
                sessionToken: session.token, expiration: session.expiresAt),
            assumedRoleUser: .init(assumedRoleId: role.userID, arn: role.arn), packedPolicySize: nil)
    }
}
