import Persistence
import TestDatabases
import Testing

@Suite struct MigratorTests {
    static let steps = [
        Migration(number: 1, name: "first", sql: "CREATE TABLE a (x BIGINT)"),
        Migration(number: 2, name: "second", sql: "CREATE TABLE b (x BIGINT); INSERT INTO b VALUES (7)"),
    ]

    @Test("each step runs once, in order", arguments: TestDatabase.all)
    func stepsRunOnce(kind: TestDatabase) async throws {
        try await kind.with(migrations: [Self.steps[0]]) { database in
            let first = try await Migrator(migrations: Self.steps).migrate(database, now: 1)
            let second = try await Migrator(migrations: Self.steps).migrate(database, now: 2)
            let value = try await database.read { try $0.row("SELECT x FROM b")?.int("x") }
            #expect(first.map(\.number) == [2])
            #expect(second.isEmpty)
            #expect(value == 7)
        }
    }

    @Test("a step that fails leaves nothing of itself", arguments: TestDatabase.all)
    func failingStepsLeaveNothing(kind: TestDatabase) async throws {
        try await kind.with(migrations: Self.steps) { database in
            let broken = Migration(number: 3, name: "third", sql: "CREATE TABLE c (x BIGINT); INSERT INTO missing VALUES (1)")
            await #expect(throws: DatabaseError.self) {
                try await Migrator(migrations: Self.steps + [broken]).migrate(database, now: 3)
            }
            await #expect(throws: DatabaseError.self) { try await database.read { try $0.rows("SELECT * FROM c") } }
        }
    }

    @Test("a database of a newer version is refused")
    func newerDatabasesAreRefused() async throws {
        try await TestDatabase.sqlite.with(migrations: Self.steps) { database in
            await #expect(throws: DatabaseError.self) {
                try await Migrator(migrations: [Self.steps[0]]).migrate(database, now: 4)
            }
        }
    }

    @Test("the numbers of the schema run from 1 without a gap")
    func numbersAreConsecutive() {
        #expect(Migration.all.map(\.number) == Array(1..<(Migration.all.count + 1)))
    }
}
