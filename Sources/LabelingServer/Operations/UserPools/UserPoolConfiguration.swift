import AWSWire
import ServiceShapes
import Workforce

/// What a user pool was told, in the form in which it is returned: the text that the pool keeps.
struct UserPoolConfiguration {
    var pool: CognitoIdentityProvider.UserPoolType

    init(_ input: CognitoIdentityProvider.CreateUserPool.Input) {
        pool = .init(
            policies: input.policies, deletionProtection: input.deletionProtection,
            schemaAttributes: input.schema, autoVerifiedAttributes: input.autoVerifiedAttributes,
            aliasAttributes: input.aliasAttributes, usernameAttributes: input.usernameAttributes,
            smsVerificationMessage: input.smsVerificationMessage,
            emailVerificationMessage: input.emailVerificationMessage,
            emailVerificationSubject: input.emailVerificationSubject,
            verificationMessageTemplate: input.verificationMessageTemplate,
            smsAuthenticationMessage: input.smsAuthenticationMessage,
            userAttributeUpdateSettings: input.userAttributeUpdateSettings,
            emailConfiguration: input.emailConfiguration, adminCreateUserConfig: input.adminCreateUserConfig,
            userPoolAddOns: input.userPoolAddOns, usernameConfiguration: input.usernameConfiguration,
            accountRecoverySetting: input.accountRecoverySetting, userPoolTier: input.userPoolTier)
    }

    /// What an update leaves out goes back to its default; what cannot be updated stays.
    init(_ input: CognitoIdentityProvider.UpdateUserPool.Input, of pool: UserPool) throws {
        let old = try UserPoolConfiguration(text: pool.configuration).pool
        self.pool = .init(
            policies: input.policies, deletionProtection: input.deletionProtection,
            schemaAttributes: old.schemaAttributes, autoVerifiedAttributes: input.autoVerifiedAttributes,
            aliasAttributes: old.aliasAttributes, usernameAttributes: old.usernameAttributes,
            smsVerificationMessage: input.smsVerificationMessage,
            emailVerificationMessage: input.emailVerificationMessage,
            emailVerificationSubject: input.emailVerificationSubject,
            verificationMessageTemplate: input.verificationMessageTemplate,
            smsAuthenticationMessage: input.smsAuthenticationMessage,
            userAttributeUpdateSettings: input.userAttributeUpdateSettings,
            emailConfiguration: input.emailConfiguration, adminCreateUserConfig: input.adminCreateUserConfig,
            userPoolAddOns: input.userPoolAddOns, usernameConfiguration: old.usernameConfiguration,
            accountRecoverySetting: input.accountRecoverySetting, userPoolTier: input.userPoolTier)
    }

    init(text: String) throws {
        let value = try JSONBody.read(Array(text.utf8), as: CognitoIdentityProvider.UserPoolType.shape)
        guard let pool = CognitoIdentityProvider.UserPoolType(wireValue: value) else {
            throw WireMismatch(member: "UserPool")
        }
        self.pool = pool
    }

    var text: String { JSONBody.write(pool.wireValue, as: CognitoIdentityProvider.UserPoolType.shape) }
}

extension UserPoolConfiguration {
    /// What the service acts on.
    func settings() throws(UserPoolError) -> UserPoolSettings {
        var settings = UserPoolSettings()
        if let policy = pool.policies?.passwordPolicy { try Self.apply(policy, to: &settings) }
        settings.usernameAttributes = pool.usernameAttributes ?? []
        settings.aliasAttributes = pool.aliasAttributes ?? []
        settings.isCaseSensitive = pool.usernameConfiguration?.caseSensitive ?? true
        var own: [AttributeDefinition] = []
        for attribute in pool.schemaAttributes ?? [] { own.append(try AttributeDefinition(attribute)) }
        settings.ownAttributes = own
        settings.isProtectedFromDeletion = pool.deletionProtection == "ACTIVE"
        let invitation = pool.adminCreateUserConfig?.inviteMessageTemplate
        settings.invitation = .init(subject: invitation?.emailSubject, body: invitation?.emailMessage)
        let verification = pool.verificationMessageTemplate
        settings.verification = .init(
            subject: verification?.emailSubject ?? pool.emailVerificationSubject,
            body: verification?.emailMessage ?? pool.emailVerificationMessage)
        if pool.policies?.passwordPolicy?.temporaryPasswordValidityDays == nil,
            let days = pool.adminCreateUserConfig?.unusedAccountValidityDays, days > 0
        {
            settings.temporaryPasswordValidityDays = days
        }
        return settings
    }

    private static func apply(
        _ policy: CognitoIdentityProvider.PasswordPolicyType, to settings: inout UserPoolSettings
    ) throws(UserPoolError) {
        try UnsupportedSetting.refuse([
            .init("PasswordHistorySize of PasswordPolicy", (policy.passwordHistorySize ?? 0) > 0)
        ])
        settings.passwordPolicy = PasswordPolicy(
            minimumLength: policy.minimumLength ?? PasswordPolicy.standard.minimumLength,
            requiresUppercase: policy.requireUppercase ?? false, requiresLowercase: policy.requireLowercase ?? false,
            requiresNumbers: policy.requireNumbers ?? false, requiresSymbols: policy.requireSymbols ?? false)
        if let days = policy.temporaryPasswordValidityDays, days > 0 { settings.temporaryPasswordValidityDays = days }
    }
}
