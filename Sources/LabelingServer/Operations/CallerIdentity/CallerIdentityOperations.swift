import AWSWire
import ServiceShapes

/// STS, as far as clients need it to find out who they are.
struct CallerIdentityOperations {
    func register(on operations: inout OperationRegistry) {
        operations.register(SecurityTokenService.GetCallerIdentity.self) { _, context in
            guard let principal = context.principal else { throw SignatureError.missing }
            return .init(userId: principal.userID, account: principal.accountID, arn: principal.arn)
        }
    }
}
