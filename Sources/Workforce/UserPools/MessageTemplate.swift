/// The words of a message to a user, with places for what differs.
package struct MessageTemplate: Sendable, Hashable, Codable {
    package var subject: String?
    package var body: String?

    package init(subject: String?, body: String?) {
        self.subject = subject
        self.body = body
    }

    /// Where the password or code goes.
    package static let secretPlace = "{####}"
    /// Where the name goes that the user signs in with.
    package static let usernamePlace = "{username}"

    /// `text` with its places filled.
    package static func fill(_ text: String, username: String, secret: String) -> String {
        text.split(separator: secretPlace, omittingEmptySubsequences: false)
            .map { $0.replacing(usernamePlace, with: username) }
            .joined(separator: secret)
    }
}
