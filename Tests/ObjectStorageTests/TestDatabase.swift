import Foundation
import Persistence
import Testing

/// The databases that every store suite runs over: SQLite always, PostgreSQL where the test run started one
/// (`GROUNDWORK_TEST_POSTGRES_URL`, see Scripts/with-services.sh).
enum TestDatabase: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite, postgresql

    static let postgresURL = ProcessInfo.processInfo.environment["GROUNDWORK_TEST_POSTGRES_URL"]

    static var all: [TestDatabase] { postgresURL == nil ? [.sqlite] : [.sqlite, .postgresql] }

    var testDescription: String { rawValue }

    /// Opens an empty database of its own, with the whole schema unless told otherwise, and calls `body` with it.
    func with(
        migrations: [Migration] = Migration.all, _ body: (any Database) async throws -> Void
    ) async throws {
        switch self {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let database = try SQLiteDatabase(path: folder.appending(path: "groundwork.sqlite").path)
            try await Self.migrated(database, migrations, body)
        case .postgresql:
            let url = Self.postgresURL ?? ""
            let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
            let administration = try PostgreSQLDatabase(url: url)
            try await administration.write { try $0.executeScript("CREATE SCHEMA \(name)") }
            let database = try PostgreSQLDatabase(url: "\(url)?options=-csearch_path%3D\(name)")
            try await Self.migrated(database, migrations, body)
            try await administration.write { try $0.executeScript("DROP SCHEMA \(name) CASCADE") }
            await administration.close()
        }
    }

    private static func migrated(
        _ database: some Database, _ migrations: [Migration], _ body: (any Database) async throws -> Void
    ) async throws {
        try await Migrator(migrations: migrations).migrate(database, now: 0)
        try await body(database)
        await database.close()
    }
}
