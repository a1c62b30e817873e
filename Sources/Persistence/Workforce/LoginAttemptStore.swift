/// Failed sign-ins, by subject: a user or an address.
package struct LoginAttemptStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// The failures of a subject, and when the last of them was.
    package struct Failures: Sendable, Hashable {
        package var count: Int
        package var lastFailedAt: Int64

        package init(count: Int, lastFailedAt: Int64) {
            self.count = count
            self.lastFailedAt = lastFailedAt
        }
    }

    /// The failures of `subject`; nil when it has none.
    package func failures(of subject: String) async throws -> Failures? {
        try await database.read { try Self.failures(of: subject, on: $0) }
    }

    /// Changes the failures of `subject` in one write and returns what `change` returns.
    ///
    /// `change` gets nil for a subject without failures, and leaves nil for one to forget. Subjects whose last failure
    /// was before `oldest` are dropped on the way, which bounds the table by the rate of failures.
    package func update<Outcome: Sendable>(
        subject: String, droppingBefore oldest: Int64,
        _ change: @escaping @Sendable (inout Failures?) -> Outcome
    ) async throws -> Outcome {
        try await database.write { connection in
            try connection.execute("DELETE FROM login_attempts WHERE last_failed_at < ?", .integer(oldest))
            var failures = try Self.failures(of: subject, on: connection)
            let before = failures
            let outcome = change(&failures)
            guard failures != before else { return outcome }
            guard let failures else {
                try connection.execute("DELETE FROM login_attempts WHERE subject = ?", .text(subject))
                return outcome
            }
            try connection.execute(
                """
                INSERT INTO login_attempts (subject, failures, last_failed_at) VALUES (?, ?, ?)
                ON CONFLICT (subject) DO UPDATE
                SET failures = excluded.failures, last_failed_at = excluded.last_failed_at
                """,
                .text(subject), .integer(failures.count), .integer(failures.lastFailedAt))
            return outcome
        }
    }

    private static func failures(
        of subject: String, on connection: any SQLConnection
    ) throws(DatabaseError) -> Failures? {
        let row = try connection.row("SELECT * FROM login_attempts WHERE subject = ?", .text(subject))
        guard let row else { return nil }
        return Failures(count: try row.int("failures"), lastFailedAt: try row.int64("last_failed_at"))
    }
}
