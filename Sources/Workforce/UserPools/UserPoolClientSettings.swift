/// What an app client's owner decided and the service acts on.
package struct UserPoolClientSettings: Sendable, Hashable, Codable {
    /// Names of Cognito: `ALLOW_USER_PASSWORD_AUTH`, …; empty for the standard ones.
    package var authFlows: [String]
    /// Where codes may be sent; compared character by character.
    package var callbackURLs: [String]
    /// Where a browser may be led after signing out.
    package var logoutURLs: [String]
    /// The callback URL of requests that name none.
    package var defaultRedirectURI: String?
    /// `code`; other flows are kept, and refused where somebody tries to use them.
    package var oauthFlows: [String]
    /// The scopes that may be asked for.
    package var oauthScopes: [String]
    /// Whether `oauthFlows` may be used at all.
    package var isOAuthEnabled: Bool
    /// How long an access token works.
    package var accessTokenSeconds: Int
    /// How long an ID token works.
    package var idTokenSeconds: Int
    /// How long a refresh token works, and with it the whole sign-in.
    package var refreshTokenSeconds: Int
    /// How long the answer to a challenge may take.
    package var challengeSeconds: Int
    /// Whether a wrong name is answered like a wrong password.
    package var hidesUserExistence: Bool

    package init() {
        authFlows = []
        callbackURLs = []
        logoutURLs = []
        defaultRedirectURI = nil
        oauthFlows = []
        oauthScopes = []
        isOAuthEnabled = false
        accessTokenSeconds = 3_600
        idTokenSeconds = 3_600
        refreshTokenSeconds = 30 * 86_400
        challengeSeconds = 180
        hidesUserExistence = true
    }

    /// Ways to sign in with a client.
    package enum AuthFlow: Sendable, Hashable {
        case password, adminPassword, refreshToken
    }

    /// Whether the client may be used in that way.
    package func allows(_ flow: AuthFlow) -> Bool {
        switch flow {
        case .password: authFlows.contains { ["ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH"].contains($0) }
        case .adminPassword:
            authFlows.contains { ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"].contains($0) }
        case .refreshToken:
            // The names without ALLOW_ are the older ones, under which refreshing could not be switched off.
            authFlows.isEmpty || authFlows.contains("ALLOW_REFRESH_TOKEN_AUTH")
                || authFlows.contains { !$0.hasPrefix("ALLOW_") }
        }
    }

    func check() throws(UserPoolError) {
        let older = authFlows.filter { !$0.hasPrefix("ALLOW_") }
        guard older.isEmpty || older.count == authFlows.count else {
            throw .invalidParameter(
                "ExplicitAuthFlows cannot mix names with and without ALLOW_: \(authFlows.joined(separator: ", "))")
        }
        if isOAuthEnabled, !oauthFlows.isEmpty, callbackURLs.isEmpty {
            throw .invalidParameter("CallbackURLs must not be empty when AllowedOAuthFlows is set.")
        }
        for url in callbackURLs + logoutURLs { try Self.checkRedirect(url) }
        if let url = defaultRedirectURI, !callbackURLs.contains(url) {
            throw .invalidParameter("DefaultRedirectURI '\(url)' must be one of CallbackURLs.")
        }
    }

    /// An absolute URL without a fragment (RFC 6749, section 3.1.2). Plain http is allowed, since private networks
    /// often have nothing else.
    private static func checkRedirect(_ url: String) throws(UserPoolError) {
        guard url.wholeMatch(of: /[a-zA-Z][a-zA-Z0-9+.\-]*:\/\/[^\s#]+/) != nil, !url.hasPrefix("javascript:") else {
            throw .invalidParameter("'\(url)' is not a URL to redirect to: it must be absolute and have no fragment.")
        }
    }
}
