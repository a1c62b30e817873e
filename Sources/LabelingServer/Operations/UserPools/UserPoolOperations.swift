import AWSWire
import LabelingDomain
import Persistence
import ServiceShapes
import Workforce

/// The operations on user pools.
struct UserPoolOperations: Sendable {
    let services: WorkforceServices
    let tags: TagStore
    let pageTokens: PageToken

    /// The most tags of one resource.
    static let maxTags = 50

    func register(on operations: inout OperationRegistry) {
        operations.register(CognitoIdentityProvider.CreateUserPool.self) { try await create($0, $1) }
        operations.register(CognitoIdentityProvider.DescribeUserPool.self) { input, _ in try await describe(input) }
        operations.register(CognitoIdentityProvider.UpdateUserPool.self) { try await update($0, $1) }
        operations.register(CognitoIdentityProvider.DeleteUserPool.self) { input, _ in try await delete(input) }
        operations.register(CognitoIdentityProvider.ListUserPools.self) { input, _ in try await list(input) }
        registerSettings(on: &operations)
    }

    private func create(
        _ input: CognitoIdentityProvider.CreateUserPool.Input, _ context: OperationContext
    ) async throws -> CognitoIdentityProvider.CreateUserPool.Output {
        try Self.refuseUnsupported(
            mfa: input.mfaConfiguration, lambda: input.lambdaConfig, sms: input.smsConfiguration,
            device: input.deviceConfiguration, addOns: input.userPoolAddOns, policies: input.policies)
        let configuration = UserPoolConfiguration(input)
        let poolTags = (input.userPoolTags ?? [:]).map { ResourceTag(name: $0.key, value: $0.value) }
        let pool = try await services.pools.create(
            name: input.poolName, settings: configuration.settings(), configuration: configuration.text,
            tags: poolTags, now: Timestamp(context.now))
        return .init(userPool: try await described(pool))
    }

    private func describe(
        _ input: CognitoIdentityProvider.DescribeUserPool.Input
    ) async throws -> CognitoIdentityProvider.DescribeUserPool.Output {
        .init(userPool: try await described(services.pools.pool(input.userPoolId)))
    }

    private func update(
        _ input: CognitoIdentityProvider.UpdateUserPool.Input, _ context: OperationContext
    ) async throws -> CognitoIdentityProvider.UpdateUserPool.Output {
        try Self.refuseUnsupported(
            mfa: input.mfaConfiguration, lambda: input.lambdaConfig, sms: input.smsConfiguration,
            device: input.deviceConfiguration, addOns: input.userPoolAddOns, policies: input.policies)
        let pool = try await services.pools.pool(input.userPoolId)
        let configuration = try UserPoolConfiguration(input, of: pool)
        try await services.pools.update(
            pool.id, name: input.poolName, settings: configuration.settings(), configuration: configuration.text,
            now: Timestamp(context.now))
        if let poolTags = input.userPoolTags {
            try await tags.add(
                poolTags.map { ResourceTag(name: $0.key, value: $0.value) }, to: pool.arn.description,
                limit: Self.maxTags)
        }
        return .init()
    }

    private func delete(
        _ input: CognitoIdentityProvider.DeleteUserPool.Input
    ) async throws -> CognitoIdentityProvider.DeleteUserPool.Output {
        try await services.pools.delete(services.pools.pool(input.userPoolId))
        services.sessions.refreshAll()
        return .init()
    }

    private func list(
        _ input: CognitoIdentityProvider.ListUserPools.Input
    ) async throws -> CognitoIdentityProvider.ListUserPools.Output {
        let listing = CognitoListing(tokens: pageTokens, operation: "ListUserPools", filters: [])
        let page = try await services.pools.pools(
            after: listing.start(input.nextToken), limit: CognitoListing.size(input.maxResults))
        return .init(userPools: page.elements.map { .init($0) }, nextToken: try listing.next(page))
    }

    private func described(_ pool: UserPool) async throws -> CognitoIdentityProvider.UserPoolType {
        let poolTags = try await tags.tags(of: pool.arn.description, limit: Self.maxTags)
        return try .init(
            pool, userCount: await services.pools.userCount(pool), domain: await services.pools.domain(of: pool),
            tags: Dictionary(poolTags.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }

    private static func refuseUnsupported(
        mfa: String?, lambda: CognitoIdentityProvider.LambdaConfigType?,
        sms: CognitoIdentityProvider.SmsConfigurationType?,
        device: CognitoIdentityProvider.DeviceConfigurationType?,
        addOns: CognitoIdentityProvider.UserPoolAddOnsType?, policies: CognitoIdentityProvider.UserPoolPolicyType?
    ) throws(UserPoolError) {
        let factors = policies?.signInPolicy?.allowedFirstAuthFactors ?? []
        try UnsupportedSetting.refuse([
            .init("MfaConfiguration \(mfa ?? "")", mfa != nil && mfa != "OFF"),
            .init("LambdaConfig", lambda.map { $0 != .init() } ?? false),
            .init("SmsConfiguration", sms != nil),
            .init("DeviceConfiguration", device.map { $0 != .init() } ?? false),
            .init("AdvancedSecurityMode of UserPoolAddOns", addOns.map { $0.advancedSecurityMode != "OFF" } ?? false),
            .init("AllowedFirstAuthFactors of SignInPolicy", factors.contains { $0 != "PASSWORD" }),
        ])
    }
}
