/// Codes that were sent to users who forgot their password. A user has at most one.
package struct ConfirmationCodeStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// A code that was sent, hashed like a password.
    package struct Code: Sendable, Hashable {
        package let hash: String
        package let expiresAt: Int64

        package init(hash: String, expiresAt: Int64) {
            self.hash = hash
            self.expiresAt = expiresAt
        }
    }

    /// Sets the code of a user; an earlier one stops working.
    package func set(_ code: Code, sub: String) async throws {
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO confirmation_codes (sub, code_hash, attempts, expires_at) VALUES (?, ?, 0, ?)
                ON CONFLICT (sub) DO UPDATE
                SET code_hash = excluded.code_hash, attempts = 0, expires_at = excluded.expires_at
                """,
                .text(sub), .text(code.hash), .integer(code.expiresAt))
        }
    }

    /// The code to compare a try with; nil when there is none, or when `maxAttempts` tries were made at it.
    ///
    /// Counts the try before it is made, so that tries made at once are not more than allowed either.
    package func codeForAttempt(sub: String, maxAttempts: Int) async throws -> Code? {
        try await database.write { connection in
            let counted = try connection.execute(
                "UPDATE confirmation_codes SET attempts = attempts + 1 WHERE sub = ? AND attempts < ?",
                .text(sub), .integer(maxAttempts))
            guard counted > 0,
                let row = try connection.row("SELECT * FROM confirmation_codes WHERE sub = ?", .text(sub))
            else { return nil }
            return Code(hash: try row.string("code_hash"), expiresAt: try row.int64("expires_at"))
        }
    }

    /// Drops the code of a user.
    package func delete(sub: String) async throws {
        try await database.write { connection in
            try connection.execute("DELETE FROM confirmation_codes WHERE sub = ?", .text(sub))
        }
    }
}
