import AWSWire
import ServiceShapes
import Workforce

/// What an app client was told, in the form in which it is returned: the text that the client keeps.
struct UserPoolClientConfiguration {
    var client: CognitoIdentityProvider.UserPoolClientType

    init(_ input: CognitoIdentityProvider.CreateUserPoolClient.Input) {
        client = .init(
            refreshTokenValidity: input.refreshTokenValidity, accessTokenValidity: input.accessTokenValidity,
            idTokenValidity: input.idTokenValidity, tokenValidityUnits: input.tokenValidityUnits,
            readAttributes: input.readAttributes, writeAttributes: input.writeAttributes,
            explicitAuthFlows: input.explicitAuthFlows, supportedIdentityProviders: input.supportedIdentityProviders,
            callbackURLs: input.callbackURLs, logoutURLs: input.logoutURLs,
            defaultRedirectURI: input.defaultRedirectURI, allowedOAuthFlows: input.allowedOAuthFlows,
            allowedOAuthScopes: input.allowedOAuthScopes,
            allowedOAuthFlowsUserPoolClient: input.allowedOAuthFlowsUserPoolClient,
            preventUserExistenceErrors: input.preventUserExistenceErrors,
            enableTokenRevocation: input.enableTokenRevocation, authSessionValidity: input.authSessionValidity)
    }

    /// What an update leaves out goes back to its default.
    init(_ input: CognitoIdentityProvider.UpdateUserPoolClient.Input) {
        client = .init(
            refreshTokenValidity: input.refreshTokenValidity, accessTokenValidity: input.accessTokenValidity,
            idTokenValidity: input.idTokenValidity, tokenValidityUnits: input.tokenValidityUnits,
            readAttributes: input.readAttributes, writeAttributes: input.writeAttributes,
            explicitAuthFlows: input.explicitAuthFlows, supportedIdentityProviders: input.supportedIdentityProviders,
            callbackURLs: input.callbackURLs, logoutURLs: input.logoutURLs,
            defaultRedirectURI: input.defaultRedirectURI, allowedOAuthFlows: input.allowedOAuthFlows,
            allowedOAuthScopes: input.allowedOAuthScopes,
            allowedOAuthFlowsUserPoolClient: input.allowedOAuthFlowsUserPoolClient,
            preventUserExistenceErrors: input.preventUserExistenceErrors,
            enableTokenRevocation: input.enableTokenRevocation, authSessionValidity: input.authSessionValidity)
    }

    init(text: String) throws {
        let value = try JSONBody.read(Array(text.utf8), as: CognitoIdentityProvider.UserPoolClientType.shape)
        guard let client = CognitoIdentityProvider.UserPoolClientType(wireValue: value) else {
            throw WireMismatch(member: "UserPoolClient")
        }
        self.client = client
    }

    var text: String { JSONBody.write(client.wireValue, as: CognitoIdentityProvider.UserPoolClientType.shape) }
}

extension UserPoolClientConfiguration {
    /// The scopes that a client may be given. Resource servers with scopes of their own are not supported.
    private static let scopes: Set<String> = ["phone", "email", "openid", "profile", "aws.cognito.signin.user.admin"]

    /// What the service acts on.
    func settings() throws -> UserPoolClientSettings {
        if let provider = client.supportedIdentityProviders?.first(where: { $0 != "COGNITO" }) {
            throw UserPoolError.invalidParameter(
                "The provider \(provider) does not exist: other identity providers are not supported by this version.")
        }
        if let scope = client.allowedOAuthScopes?.first(where: { !Self.scopes.contains($0) }) {
            throw AWSError(code: "ScopeDoesNotExistException", message: "Invalid scope requested: \(scope)")
        }
        var settings = UserPoolClientSettings()
        settings.authFlows = client.explicitAuthFlows ?? []
        settings.callbackURLs = client.callbackURLs ?? []
        settings.logoutURLs = client.logoutURLs ?? []
        settings.defaultRedirectURI = client.defaultRedirectURI
        settings.oauthFlows = client.allowedOAuthFlows ?? []
        settings.oauthScopes = client.allowedOAuthScopes ?? []
        settings.isOAuthEnabled = client.allowedOAuthFlowsUserPoolClient ?? false
        settings.hidesUserExistence = client.preventUserExistenceErrors != "LEGACY"
        settings.challengeSeconds = 60 * (client.authSessionValidity ?? 3)
        try setLifetimes(of: &settings)
        return settings
    }

    private func setLifetimes(of settings: inout UserPoolClientSettings) throws(UserPoolError) {
        let units = client.tokenValidityUnits
        if let value = client.accessTokenValidity {
            settings.accessTokenSeconds = try Self.seconds(
                "AccessTokenValidity", value, units?.accessToken ?? "hours", 300...86_400)
        }
        if let value = client.idTokenValidity {
            settings.idTokenSeconds = try Self.seconds(
                "IdTokenValidity", value, units?.idToken ?? "hours", 300...86_400)
        }
        if let value = client.refreshTokenValidity, value > 0 {
            settings.refreshTokenSeconds = try Self.seconds(
                "RefreshTokenValidity", value, units?.refreshToken ?? "days", 3_600...315_360_000)
        }
    }

    private static func seconds(
        _ name: String, _ value: Int, _ unit: String, _ allowed: ClosedRange<Int>
    ) throws(UserPoolError) -> Int {
        let factors = ["seconds": 1, "minutes": 60, "hours": 3_600, "days": 86_400]
        let (seconds, isTooLarge) = value.multipliedReportingOverflow(by: factors[unit] ?? 1)
        guard !isTooLarge, allowed.contains(seconds) else {
            throw .invalidParameter(
                "\(name) of \(value) \(unit) must be from \(allowed.lowerBound) to \(allowed.upperBound) seconds.")
        }
        return seconds
    }
}
