/// The sessions of the portal, by the hash of their token.
package struct WorkerSessionStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// Adds a session and drops those that began or were last used before the given times.
    package func insert(
        _ session: WorkerSessionRecord, droppingCreatedBefore oldest: Int64, lastSeenBefore idle: Int64
    ) async throws {
        try await database.write { connection in
            try connection.execute(
                "DELETE FROM worker_sessions WHERE created_at < ? OR last_seen_at < ?",
                .integer(oldest), .integer(idle))
            try connection.execute(
                """
                INSERT INTO worker_sessions (token_hash, sub, client_id, created_at, last_seen_at)
                VALUES (?, ?, ?, ?, ?)
                """,
                .blob(session.tokenHash), .text(session.sub), .text(session.clientID), .integer(session.createdAt),
                .integer(session.lastSeenAt))
        }
    }

    /// The session and its user; nil when there is none.
    package func session(tokenHash: [UInt8]) async throws -> (session: WorkerSessionRecord, user: UserRecord)? {
        try await database.read { connection in
            let row = try connection.row("SELECT * FROM worker_sessions WHERE token_hash = ?", .blob(tokenHash))
            guard let session = try row.map({ row throws(DatabaseError) in try WorkerSessionRecord(row) }),
                let user = try UserStore.user(sub: session.sub, on: connection)
            else { return nil }
            return (session, user)
        }
    }

    /// Notes that a session was used.
    package func touch(tokenHash: [UInt8], at time: Int64) async throws {
        try await database.write { connection in
            try connection.execute(
                "UPDATE worker_sessions SET last_seen_at = ? WHERE token_hash = ?", .integer(time), .blob(tokenHash))
        }
    }

    /// Ends one session.
    package func delete(tokenHash: [UInt8]) async throws {
        try await database.write { connection in
            try connection.execute("DELETE FROM worker_sessions WHERE token_hash = ?", .blob(tokenHash))
        }
    }

    /// Ends all that a user signed in to: sessions, codes that were not redeemed, and refresh tokens.
    package func deleteSignIns(sub: String) async throws {
        try await database.write { connection in
            try connection.execute("DELETE FROM worker_sessions WHERE sub = ?", .text(sub))
            try connection.execute("DELETE FROM authorization_codes WHERE sub = ?", .text(sub))
            try connection.execute("DELETE FROM refresh_tokens WHERE sub = ?", .text(sub))
        }
    }
}
