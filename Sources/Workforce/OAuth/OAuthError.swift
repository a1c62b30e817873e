/// A refusal in the words of OAuth 2.0 (RFC 6749, sections 4.1.2.1 and 5.2).
package struct OAuthError: Error, Sendable, Hashable {
    package let code: Code
    /// What a developer may read.
    package let description: String

    /// The codes of the RFCs.
    package enum Code: String, Sendable, Hashable {
        case invalidRequest = "invalid_request"
        case invalidClient = "invalid_client"
        case invalidGrant = "invalid_grant"
        case invalidScope = "invalid_scope"
        case invalidToken = "invalid_token"
        case unauthorizedClient = "unauthorized_client"
        case unsupportedResponseType = "unsupported_response_type"
        case unsupportedGrantType = "unsupported_grant_type"
    }

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
