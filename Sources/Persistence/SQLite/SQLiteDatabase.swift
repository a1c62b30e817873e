import Foundation
import GRDB

/// The embedded database: SQLite in WAL mode, every commit synced to disk (`synchronous=FULL`).
package final class SQLiteDatabase: Database {
    private let pool: DatabasePool
    private let writer: GroupCommitWriter

    /// Opens the file at `path`, creating it and its folder when missing.
    package init(path: String) throws(DatabaseError) {
        do {
            let folder = (path as NSString).deletingLastPathComponent
            if !folder.isEmpty {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            }
            let pool = try DatabasePool(path: path, configuration: Self.configuration)
            self.pool = pool
            writer = GroupCommitWriter(label: "groundwork.sqlite.writer") { batch in
                try pool.writeWithoutTransaction { database in
                    try commitTogether(batch, on: SQLiteConnection(database: database))
                }
            }
        } catch {
            throw DatabaseError(error)
        }
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await pool.read { try body(SQLiteConnection(database: $0)) }
    }

    @discardableResult
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await writer.write(body)
    }

    package func close() async {
        _ = try? await writer.write { _ in }
        try? pool.close()
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "groundwork"
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }
}
