/// Authorization codes, by their hash. A code works once.
package struct AuthorizationCodeStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// Adds a code and drops those that expired before `now`.
    package func insert(_ code: AuthorizationCodeRecord, now: Int64) async throws {
        try await database.write { connection in
            try connection.execute("DELETE FROM authorization_codes WHERE expires_at < ?", .integer(now))
            try connection.execute(
                """
                INSERT INTO authorization_codes
                    (code_hash, sub, client_id, redirect_uri, code_challenge, scope, nonce, signed_in_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .blob(code.codeHash), .text(code.sub), .text(code.clientID), .text(code.redirectURI),
                .text(code.codeChallenge), .text(code.scope), .optional(code.nonce), .integer(code.signedInAt),
                .integer(code.expiresAt))
        }
    }

    /// Takes a code out, so that nobody else can; nil when there is none.
    package func take(codeHash: [UInt8]) async throws -> AuthorizationCodeRecord? {
        try await database.write { connection in
            let row = try connection.row("SELECT * FROM authorization_codes WHERE code_hash = ?", .blob(codeHash))
            guard let row else { return nil }
            try connection.execute("DELETE FROM authorization_codes WHERE code_hash = ?", .blob(codeHash))
            return try AuthorizationCodeRecord(row)
        }
    }
}
