import AWSWire
import ServiceShapes

/// STS, as far as clients need it to find out who they are.
package struct CallerIdentityOperations {
    package init() {}

    /// Adds the handler of `GetCallerIdentity`.
    package func register(on operations: inout OperationRegistry) {
        operations.register(SecurityTokenService.GetCallerIdentity.self) { _, context in
            guard let principal = context.principal else { throw SignatureError.missing }
            return .init(userId: principal.userID, account: principal.accountID, arn: principal.arn)
        }
    }
}
