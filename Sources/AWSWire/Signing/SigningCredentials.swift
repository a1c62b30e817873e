/// An access key and its secret, for making or checking signatures.
package struct SigningCredentials: Sendable, Hashable {
    package let accessKeyID: String
    package let secretAccessKey: String
    /// The token that temporary keys come with.
    package let sessionToken: String?

    package init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
    }
}

extension SigningCredentials: CustomStringConvertible {
    /// Names the key and hides the secret, for logs.
    package var description: String { "SigningCredentials(\(accessKeyID))" }
}
