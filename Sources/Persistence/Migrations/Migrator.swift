/// Brings a database to the newest schema, one transaction a migration.
package struct Migrator: Sendable {
    package let migrations: [Migration]

    package init(migrations: [Migration] = Migration.all) {
        self.migrations = migrations
    }

    /// Runs what has not run yet and returns it.
    ///
    /// Throws `DatabaseError.failed` when the database was written by a newer version.
    @discardableResult
    package func migrate(_ database: any Database, now: Int64) async throws -> [Migration] {
        try await database.write { connection in
            try connection.executeScript(
                """
                CREATE TABLE IF NOT EXISTS schema_migrations (
                    number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL
                )
                """)
        }
        let applied = try await database.read { connection in
            try connection.rows("SELECT number FROM schema_migrations ORDER BY number").map { try $0.int("number") }
        }
        if let newest = applied.last, newest > (migrations.last?.number ?? 0) {
            throw DatabaseError.failed(
                "the database has schema \(newest), but this version knows only \(migrations.last?.number ?? 0): use a newer groundwork")
        }
        let pending = migrations.filter { !applied.contains($0.number) }
        for migration in pending {
            try await database.write { connection in
                try connection.executeScript(migration.sql)
                try connection.execute(
                    "INSERT INTO schema_migrations (number, name, applied_at) VALUES (?, ?, ?)",
                    .integer(migration.number), .text(migration.name), .integer(now))
            }
        }
        return pending
    }
}
