/// A row of `outbox_messages`: a message to a user that holds a secret.
package struct OutboxMessageRecord: Sendable, Hashable {
    package let id: String
    package let sub: String
    package let userPoolID: String
    package let username: String
    package let kind: String
    /// The e-mail address; nil when the admin has to hand the message over.
    package let recipient: String?
    package let sealedContent: [UInt8]
    package var state: String
    package var attempts: Int
    package var nextAttemptAt: Int64
    package var lastError: String?
    package let createdAt: Int64

    package init(
        id: String, sub: String, userPoolID: String, username: String, kind: String, recipient: String?,
        sealedContent: [UInt8], state: String, createdAt: Int64
    ) {
        self.id = id
        self.sub = sub
        self.userPoolID = userPoolID
        self.username = username
        self.kind = kind
        self.recipient = recipient
        self.sealedContent = sealedContent
        self.state = state
        self.createdAt = createdAt
        attempts = 0
        nextAttemptAt = createdAt
        lastError = nil
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        id = try row.string("id")
        sub = try row.string("sub")
        userPoolID = try row.string("user_pool_id")
        username = try row.string("username")
        kind = try row.string("kind")
        recipient = try row.optionalString("recipient")
        sealedContent = try row.blob("sealed_content")
        state = try row.string("state")
        attempts = try row.int("attempts")
        nextAttemptAt = try row.int64("next_attempt_at")
        lastError = try row.optionalString("last_error")
        createdAt = try row.int64("created_at")
    }
}
