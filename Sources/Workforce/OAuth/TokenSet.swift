/// What a program gets for a code, a password or a refresh token.
package struct TokenSet: Sendable, Hashable {
    /// nil when the program did not ask for `openid`.
    package let idToken: String?
    package let accessToken: String
    /// nil when the tokens were refreshed: the old refresh token goes on.
    package let refreshToken: String?
    package let expiresInSeconds: Int
}
