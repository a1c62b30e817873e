extension AuthorizationRequest {
    /// Why a request to authorize is refused, and who is told.
    package enum Refusal: Error, Sendable, Hashable {
        /// The person at the screen: it is not sure that the redirect URI is the client's.
        case shown(OAuthError)
        /// The client, by way of the redirect URI.
        case redirected(OAuthError, redirectURI: String, state: String?)
    }

    /// The longest value of a parameter, in characters.
    package static let maxParameterLength = 2_048

    /// Reads a request to the authorization endpoint (RFC 6749, section 4.1.1; RFC 7636, section 4.3).
    ///
    /// `ownRedirectURI` is where the portal itself takes codes: the client of the workforce may always use it, any
    /// other URI must be among the client's callback URLs.
    package init(
        parameters: [String: String], client: UserPoolClient, ownRedirectURI: String?
    ) throws(Refusal) {
        let redirectURI = try Self.redirectURI(in: parameters, client: client, ownRedirectURI: ownRedirectURI)
        let state = parameters["state"]
        do {
            self = try Self.request(
                parameters, client: client, redirectURI: redirectURI, isOwn: redirectURI == ownRedirectURI)
        } catch {
            throw .redirected(error, redirectURI: redirectURI, state: state)
        }
    }

    private static func redirectURI(
        in parameters: [String: String], client: UserPoolClient, ownRedirectURI: String?
    ) throws(Refusal) -> String {
        if parameters.values.contains(where: { $0.count > maxParameterLength }) {
            throw .shown(OAuthError(.invalidRequest, "A parameter is longer than \(maxParameterLength) characters."))
        }
        guard let uri = parameters["redirect_uri"] ?? client.settings.defaultRedirectURI else {
            throw .shown(OAuthError(.invalidRequest, "redirect_uri is missing."))
        }
        guard uri == ownRedirectURI || client.settings.callbackURLs.contains(uri) else {
            throw .shown(OAuthError(.invalidRequest, "redirect_uri is not one of the client's callback URLs."))
        }
        return uri
    }

    private static func request(
        _ parameters: [String: String], client: UserPoolClient, redirectURI: String, isOwn: Bool
    ) throws(OAuthError) -> AuthorizationRequest {
        guard parameters["response_type"] == "code" else {
            throw OAuthError(.unsupportedResponseType, "response_type must be code.")
        }
        guard isOwn || (client.settings.isOAuthEnabled && client.settings.oauthFlows.contains("code")) else {
            throw OAuthError(.unauthorizedClient, "The client is not allowed to use the authorization code flow.")
        }
        guard parameters["code_challenge_method"] == "S256",
            let challenge = parameters["code_challenge"].flatMap(CodeChallenge.init)
        else {
            throw OAuthError(.invalidRequest, "code_challenge is needed, with the code_challenge_method S256.")
        }
        let allowed = isOwn ? ["openid"] : client.settings.oauthScopes
        let asked = parameters["scope"]?.split(separator: " ").map(String.init) ?? allowed
        guard asked.allSatisfy(allowed.contains) else {
            throw OAuthError(.invalidScope, "The scopes \(asked.joined(separator: " ")) are not all allowed.")
        }
        return AuthorizationRequest(
            clientID: client.id, redirectURI: redirectURI, scope: asked.joined(separator: " "),
            state: parameters["state"], nonce: parameters["nonce"], challenge: challenge)
    }
}
