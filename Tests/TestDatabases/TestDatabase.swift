import Foundation
package import Persistence

/// The databases that every store suite runs over: SQLite always, PostgreSQL where the test run started one
/// (`GROUNDWORK_TEST_POSTGRES_URL`, see Scripts/with-services.sh).
package enum TestDatabase: String, CaseIterable, Sendable {
    case sqlite, postgresql

    static let postgresURL = ProcessInfo.processInfo.environment["GROUNDWORK_TEST_POSTGRES_URL"]

    /// Those that this test run has.
    package static var all: [TestDatabase] { postgresURL == nil ? [.sqlite] : [.sqlite, .postgresql] }

    /// Opens an empty database of its own, with the whole schema unless told otherwise, and calls `body` with it.
    package func with(
        migrations: [Migration] = Migration.all, _ body: (any Database) async throws -> Void
    ) async throws {
        switch self {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let database = try SQLiteDatabase(path: folder.appending(path: "groundwork.sqlite").path)
            try await Self.migrated(database, migrations, body)
        case .postgresql:
            await PostgreSQLTurns.shared.take()
            do {
                try await Self.inOwnSchema(migrations, body)
                await PostgreSQLTurns.shared.give()
            } catch {
                await PostgreSQLTurns.shared.give()
                throw error
            }
        }
    }

    private static func inOwnSchema(
        _ migrations: [Migration], _ body: (any Database) async throws -> Void
    ) async throws {
        let url = Self.postgresURL ?? ""
        let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let administration = try PostgreSQLDatabase(url: url)
        try await administration.write { try $0.executeScript("CREATE SCHEMA \(name)") }
        let database = try PostgreSQLDatabase(url: "\(url)?options=-csearch_path%3D\(name)")
        try await Self.migrated(database, migrations, body)
        try await administration.write { try $0.executeScript("DROP SCHEMA \(name) CASCADE") }
        await administration.close()
    }

    private static func migrated(
        _ database: some Database, _ migrations: [Migration], _ body: (any Database) async throws -> Void
    ) async throws {
        try await Migrator(migrations: migrations).migrate(database, now: 0)
        try await body(database)
        await database.close()
    }
}

/// Lets a few tests use PostgreSQL at the same time: each opens connections of its own, and a server has so many.
private actor PostgreSQLTurns {
    static let shared = PostgreSQLTurns()
    private var free = 8
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func take() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func give() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
