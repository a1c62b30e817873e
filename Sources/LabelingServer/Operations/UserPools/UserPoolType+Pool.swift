import Foundation
import LabelingDomain
import ServiceShapes
import Workforce

extension CognitoIdentityProvider.UserPoolType {
    /// A pool as it is described: what it was told, the defaults of what it was not, and what the service knows.
    init(_ pool: UserPool, userCount: Int, domain: String?, tags: [String: String]) throws {
        let told = try UserPoolConfiguration(text: pool.configuration).pool
        let policy = pool.settings.passwordPolicy
        let days = pool.settings.temporaryPasswordValidityDays
        self = told
        id = pool.id
        arn = pool.arn.description
        name = pool.name
        policies = .init(
            passwordPolicy: .init(
                minimumLength: policy.minimumLength, requireUppercase: policy.requiresUppercase,
                requireLowercase: policy.requiresLowercase, requireNumbers: policy.requiresNumbers,
                requireSymbols: policy.requiresSymbols, temporaryPasswordValidityDays: days),
            signInPolicy: .init(allowedFirstAuthFactors: ["PASSWORD"]))
        deletionProtection = told.deletionProtection ?? "INACTIVE"
        lambdaConfig = .init()
        lastModifiedDate = Date(pool.modifiedAt)
        creationDate = Date(pool.createdAt)
        schemaAttributes = pool.settings.schema.definitions.map { .init($0) }
        verificationMessageTemplate = told.verificationMessageTemplate ?? .init()
        verificationMessageTemplate?.defaultEmailOption =
            told.verificationMessageTemplate?.defaultEmailOption ?? "CONFIRM_WITH_CODE"
        mfaConfiguration = "OFF"
        estimatedNumberOfUsers = userCount
        emailConfiguration = told.emailConfiguration ?? .init(emailSendingAccount: "COGNITO_DEFAULT")
        userPoolTags = tags
        self.domain = domain
        adminCreateUserConfig = told.adminCreateUserConfig ?? .init()
        adminCreateUserConfig?.allowAdminCreateUserOnly = told.adminCreateUserConfig?.allowAdminCreateUserOnly ?? false
        adminCreateUserConfig?.unusedAccountValidityDays = days
        accountRecoverySetting =
            told.accountRecoverySetting
            ?? .init(recoveryMechanisms: [
                .init(priority: 1, name: "verified_email"), .init(priority: 2, name: "verified_phone_number"),
            ])
        userPoolTier = told.userPoolTier ?? "ESSENTIALS"
    }
}

extension CognitoIdentityProvider.UserPoolDescriptionType {
    init(_ pool: UserPool) {
        self.init(
            id: pool.id, name: pool.name, lambdaConfig: .init(),
            lastModifiedDate: Date(pool.modifiedAt),
            creationDate: Date(pool.createdAt))
    }
}
