/// What a program asks for when it sends a browser to sign in: a request that was found to be in order.
package struct AuthorizationRequest: Sendable, Hashable {
    package let clientID: String
    package let redirectURI: String
    package let scope: String
    /// Comes back with the code, unread.
    package let state: String?
    /// Goes into the ID token, unread.
    package let nonce: String?
    package let challenge: CodeChallenge

    package init(
        clientID: String, redirectURI: String, scope: String, state: String?, nonce: String?, challenge: CodeChallenge
    ) {
        self.clientID = clientID
        self.redirectURI = redirectURI
        self.scope = scope
        self.state = state
        self.nonce = nonce
        self.challenge = challenge
    }
}
