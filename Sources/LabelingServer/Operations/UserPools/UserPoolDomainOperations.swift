import AWSWire
import LabelingDomain
import ServiceShapes
import Workforce

/// The operations on the domains of user pools.
struct UserPoolDomainOperations: Sendable {
    let services: WorkforceServices

    func register(on operations: inout OperationRegistry) {
        operations.register(CognitoIdentityProvider.CreateUserPoolDomain.self) { input, context in
            try UnsupportedSetting.refuse([.init("CustomDomainConfig", input.customDomainConfig != nil)])
            let pool = try await services.pools.pool(input.userPoolId)
            try await services.pools.setDomain(input.domain, of: pool, now: Timestamp(context.now))
            return .init()
        }
        operations.register(CognitoIdentityProvider.DescribeUserPoolDomain.self) { input, context in
            try await describe(input, context)
        }
        operations.register(CognitoIdentityProvider.UpdateUserPoolDomain.self) { input, _ in
            try UnsupportedSetting.refuse([.init("CustomDomainConfig", input.customDomainConfig != nil)])
            guard try await services.pools.pool(domain: input.domain)?.id == input.userPoolId else {
                throw UserPoolError.invalidParameter("No such domain or user pool exists.")
            }
            return .init()
        }
        operations.register(CognitoIdentityProvider.DeleteUserPoolDomain.self) { input, _ in
            try await services.pools.deleteDomain(input.domain, of: services.pools.pool(input.userPoolId))
            return .init()
        }
    }

    /// An unknown domain is no error: clients ask whether a name is free.
    private func describe(
        _ input: CognitoIdentityProvider.DescribeUserPoolDomain.Input, _ context: OperationContext
    ) async throws -> CognitoIdentityProvider.DescribeUserPoolDomain.Output {
        guard let pool = try await services.pools.pool(domain: input.domain) else {
            return .init(domainDescription: .init())
        }
        return .init(
            domainDescription: .init(
                userPoolId: pool.id, awsAccountId: context.accountID, domain: input.domain, status: "ACTIVE"))
    }
}
