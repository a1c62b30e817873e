package import LabelingDomain

/// A message to a user that holds a secret: a temporary password or a code.
package struct OutboxMessage: Sendable, Hashable {
    package let id: String
    package let kind: Kind
    package let userPoolID: String
    package let username: String
    /// The e-mail address; nil when an admin has to hand the message over.
    package let recipient: String?
    package let subject: String
    package let body: String
    /// The password or code itself; nil once it was sent by mail.
    package let secret: String?
    package let state: State
    package let attempts: Int
    package let lastError: String?
    package let createdAt: Timestamp

    /// What a message is about.
    package enum Kind: String, Sendable, Hashable {
        case invitation, verificationCode
    }

    /// Where a message is on its way.
    package enum State: String, Sendable, Hashable {
        /// For an admin to hand over: no mail server is configured, or the user has no address.
        case held
        case waiting, sent
        /// The mail server refused it too often; an admin may hand it over.
        case failed
    }
}
