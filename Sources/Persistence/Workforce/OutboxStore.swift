/// Messages to users: invitations and codes. A user has at most one of a kind.
package struct OutboxStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// Adds a message; it takes the place of an earlier one of its kind to the same user.
    package func insert(_ message: OutboxMessageRecord) async throws {
        try await database.write { connection in
            try connection.execute(
                "DELETE FROM outbox_messages WHERE sub = ? AND kind = ?", .text(message.sub), .text(message.kind))
            try connection.execute(
                """
                INSERT INTO outbox_messages
                    (id, sub, user_pool_id, username, kind, recipient, sealed_content, state, attempts,
                     next_attempt_at, last_error, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .text(message.id), .text(message.sub), .text(message.userPoolID), .text(message.username),
                .text(message.kind), .optional(message.recipient), .blob(message.sealedContent), .text(message.state),
                .integer(message.attempts), .integer(message.nextAttemptAt), .optional(message.lastError),
                .integer(message.createdAt))
        }
    }

    /// Up to `limit` messages in `state` that are due at `time`, the longest due first.
    package func due(state: String, at time: Int64, limit: Int) async throws -> [OutboxMessageRecord] {
        try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT * FROM outbox_messages WHERE state = ? AND next_attempt_at <= ?
                ORDER BY next_attempt_at LIMIT ?
                """,
                .text(state), .integer(time), .integer(limit))
            return try rows.map { try OutboxMessageRecord($0) }
        }
    }

    /// Up to `limit` messages of all pools, the newest first.
    package func newest(limit: Int) async throws -> [OutboxMessageRecord] {
        try await database.read { connection in
            let rows = try connection.rows(
                "SELECT * FROM outbox_messages ORDER BY created_at DESC, id LIMIT ?", .integer(limit))
            return try rows.map { try OutboxMessageRecord($0) }
        }
    }

    /// Notes how an attempt to send went.
    package func update(_ message: OutboxMessageRecord) async throws {
        try await database.write { connection in
            try connection.execute(
                "UPDATE outbox_messages SET state = ?, attempts = ?, next_attempt_at = ?, last_error = ? WHERE id = ?",
                .text(message.state), .integer(message.attempts), .integer(message.nextAttemptAt),
                .optional(message.lastError), .text(message.id))
        }
    }

    /// Deletes what was sent to a user, once its secret has served or stopped working.
    package func delete(sub: String) async throws {
        try await database.write { connection in
            try connection.execute("DELETE FROM outbox_messages WHERE sub = ?", .text(sub))
        }
    }
}
