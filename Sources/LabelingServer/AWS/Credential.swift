/// An access key with its secret, and whom it stands for.
package struct Credential: Sendable, Hashable {
    package let secretAccessKey: String
    /// The session token that must come with the key; nil for long-lived keys.
    package let sessionToken: String?
    package let principal: Principal

    package init(secretAccessKey: String, sessionToken: String? = nil, principal: Principal) {
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.principal = principal
    }
}

extension Credential: CustomStringConvertible {
    /// Names the key and hides the secret, for logs.
    package var description: String { "Credential(\(principal.accessKeyID))" }
}
