import AWSWire
import LabelingDomain
import Persistence
import ServiceShapes
import Workforce

/// What clients ask a pool about beside itself: factors, identity providers, tags.
extension UserPoolOperations {
    func registerSettings(on operations: inout OperationRegistry) {
        operations.register(CognitoIdentityProvider.GetUserPoolMfaConfig.self) { input, _ in
            _ = try await services.pools.pool(input.userPoolId)
            return .init(mfaConfiguration: "OFF")
        }
        operations.register(CognitoIdentityProvider.SetUserPoolMfaConfig.self) { input, _ in
            try await setMFA(input)
        }
        operations.register(CognitoIdentityProvider.ListIdentityProviders.self) { input, _ in
            _ = try await services.pools.pool(input.userPoolId)
            return .init(providers: [])
        }
        operations.register(CognitoIdentityProvider.TagResource.self) { input, _ in
            let added = input.tags.map { ResourceTag(name: $0.key, value: $0.value) }
            do {
                try await tags.add(added, to: poolARN(input.resourceArn), limit: Self.maxTags)
            } catch let error as TagLimitExceeded {
                throw UserPoolError.invalidParameter("A user pool can have at most \(error.limit) tags.")
            }
            return .init()
        }
        operations.register(CognitoIdentityProvider.UntagResource.self) { input, _ in
            try await tags.remove(input.tagKeys, from: poolARN(input.resourceArn))
            return .init()
        }
        operations.register(CognitoIdentityProvider.ListTagsForResource.self) { input, _ in
            let found = try await tags.tags(of: poolARN(input.resourceArn), limit: Self.maxTags)
            return .init(tags: Dictionary(found.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
        }
    }

    private func setMFA(
        _ input: CognitoIdentityProvider.SetUserPoolMfaConfig.Input
    ) async throws -> CognitoIdentityProvider.SetUserPoolMfaConfig.Output {
        _ = try await services.pools.pool(input.userPoolId)
        try UnsupportedSetting.refuse([
            .init("MfaConfiguration \(input.mfaConfiguration ?? "")", (input.mfaConfiguration ?? "OFF") != "OFF"),
            .init("SoftwareTokenMfaConfiguration", input.softwareTokenMfaConfiguration?.enabled ?? false),
            .init("SmsMfaConfiguration", input.smsMfaConfiguration != nil),
            .init("EmailMfaConfiguration", input.emailMfaConfiguration != nil),
            .init("WebAuthnConfiguration", input.webAuthnConfiguration != nil),
        ])
        return .init(mfaConfiguration: "OFF")
    }

    /// The ARN of a pool that exists, as it is written.
    private func poolARN(_ text: String) async throws -> String {
        guard let arn = ARN(text), arn.service == "cognito-idp", arn.resourceType == "userpool" else {
            throw UserPoolError.invalidParameter("ResourceArn '\(text)' is not the ARN of a user pool.")
        }
        let pool = try await services.pools.pool(String(arn.resourceName))
        guard pool.arn == arn else { throw UserPoolError.poolNotFound(String(arn.resourceName)) }
        return text
    }
}
