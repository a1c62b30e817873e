/// Refresh tokens, by their hash. An access token works as long as the refresh token of its sign-in is here.
package struct RefreshTokenStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// Adds a token and drops those that expired before `now`.
    package func insert(_ token: RefreshTokenRecord, now: Int64) async throws {
        try await database.write { connection in
            try connection.execute("DELETE FROM refresh_tokens WHERE expires_at < ?", .integer(now))
            try connection.execute(
                """
                INSERT INTO refresh_tokens
                    (token_hash, sub, client_id, origin_id, scope, signed_in_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                .blob(token.tokenHash), .text(token.sub), .text(token.clientID), .text(token.originID),
                .text(token.scope), .integer(token.signedInAt), .integer(token.expiresAt))
        }
    }

    /// The token with that hash; nil when there is none, or no longer.
    package func token(hash: [UInt8]) async throws -> RefreshTokenRecord? {
        try await database.read { connection in
            let row = try connection.row("SELECT * FROM refresh_tokens WHERE token_hash = ?", .blob(hash))
            return try row.map { row throws(DatabaseError) in try RefreshTokenRecord(row) }
        }
    }

    /// Whether the sign-in that `originID` stands for was neither revoked nor outlived.
    package func isLive(originID: String, now: Int64) async throws -> Bool {
        try await database.read { connection in
            try connection.row(
                "SELECT 1 AS live FROM refresh_tokens WHERE origin_id = ? AND expires_at > ?",
                .text(originID), .integer(now)) != nil
        }
    }

    /// Drops one token, and with it the access tokens of its sign-in.
    package func delete(hash: [UInt8]) async throws {
        try await database.write { connection in
            try connection.execute("DELETE FROM refresh_tokens WHERE token_hash = ?", .blob(hash))
        }
    }
}
