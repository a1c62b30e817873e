import Dispatch
import Persistence
import TestDatabases
import Testing

@Suite struct DatabaseTests {
    static let schema = [
        Migration(
            number: 1, name: "people",
            sql: """
                CREATE TABLE people (name TEXT NOT NULL PRIMARY KEY, age BIGINT CHECK (age >= 0), height DOUBLE PRECISION, photo BLOB);
                CREATE TABLE pets (name TEXT NOT NULL, owner TEXT NOT NULL REFERENCES people (name))
                """)
    ]

    @Test("every kind of value comes back as it went in", arguments: TestDatabase.all)
    func valuesRoundTrip(kind: TestDatabase) async throws {
        try await kind.with(migrations: Self.schema) { database in
            let photo = (0...255).map { UInt8($0) }
            try await database.write { connection in
                try connection.execute(
                    "INSERT INTO people VALUES (?, ?, ?, ?)", "Zoë 🐈 '?'", .integer(Int64.max), 1.5, .blob(photo))
                try connection.execute("INSERT INTO people VALUES (?, ?, ?, ?)", "", .null, .null, .null)
            }
            let rows = try await database.read { try $0.rows("SELECT * FROM people ORDER BY name DESC") }
            #expect(try rows.map { try $0.string("name") } == ["Zoë 🐈 '?'", ""])
            #expect(try rows[0].int64("age") == Int64.max)
            #expect(try rows[0].double("height") == 1.5)
            #expect(try rows[0].blob("photo") == photo)
            #expect(try rows[1].optionalInt64("age") == nil)
            #expect(try rows[1].optionalBlob("photo") == nil)
        }
    }

    @Test("text sorts by its bytes on both databases", arguments: TestDatabase.all)
    func textSortsByBytes(kind: TestDatabase) async throws {
        try await kind.with(migrations: Self.schema) { database in
            for name in ["b", "B", "a", "é", "Z", "_"] {
                try await database.write { try $0.execute("INSERT INTO people (name) VALUES (?)", .text(name)) }
            }
            let rows = try await database.read { try $0.rows("SELECT name FROM people ORDER BY name") }
            #expect(try rows.map { try $0.string("name") } == ["B", "Z", "_", "a", "b", "é"])
        }
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let sql: String
        let constraint: DatabaseError.Constraint
        var testDescription: String { sql }
    }

    static let refusals = [
        Refusal(sql: "INSERT INTO people (name) VALUES ('Ada')", constraint: .unique),
        Refusal(sql: "INSERT INTO people (name, age) VALUES ('Bob', -1)", constraint: .check),
        Refusal(sql: "INSERT INTO people (name) VALUES (NULL)", constraint: .notNull),
        Refusal(sql: "INSERT INTO pets (name, owner) VALUES ('Rex', 'Nobody')", constraint: .foreignKey),
    ]

    @Test("a broken constraint is named", arguments: TestDatabase.all, refusals)
    func constraintsAreNamed(kind: TestDatabase, refusal: Refusal) async throws {
        try await kind.with(migrations: Self.schema) { database in
            try await database.write { try $0.execute("INSERT INTO people (name) VALUES ('Ada')") }
            let error = await #expect(throws: DatabaseError.self) {
                try await database.write { try $0.execute(refusal.sql) }
            }
            guard case .constraint(let constraint, _) = error else {
                Issue.record("\(String(describing: error)) is no constraint")
                return
            }
            #expect(constraint == refusal.constraint)
        }
    }

    struct Interruption: Error {}

    @Test("a write that throws undoes only itself, though others share its commit", arguments: TestDatabase.all)
    func failingWritesAreIsolated(kind: TestDatabase) async throws {
        try await kind.with(migrations: Self.schema) { database in
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        try? await database.write { connection in
                            try connection.execute("INSERT INTO people (name) VALUES (?)", .text("p\(number)"))
                            if number.isMultiple(of: 2) { throw Interruption() }
                        }
                    }
                }
            }
            let names = try await database.read { try $0.rows("SELECT name FROM people").map { try $0.string("name") } }
            #expect(Set(names) == Set((0..<200).filter { !$0.isMultiple(of: 2) }.map { "p\($0)" }))
        }
    }

    @Test("a read sees one moment, whatever is written meanwhile", arguments: TestDatabase.all)
    func readsAreSnapshots(kind: TestDatabase) async throws {
        try await kind.with(migrations: Self.schema) { database in
            try await database.write { try $0.execute("INSERT INTO people (name) VALUES ('Ada')") }
            let counts = try await database.read { connection in
                let before = try connection.rows("SELECT name FROM people").count
                let done = DispatchSemaphore(value: 0)
                Task.detached {
                    _ = try? await database.write { try $0.execute("INSERT INTO people (name) VALUES ('Bob')") }
                    done.signal()
                }
                done.wait()
                return [before, try connection.rows("SELECT name FROM people").count]
            }
            #expect(counts == [1, 1])
        }
    }

    @Test("rows stream, stop when asked and leave the connection usable", arguments: TestDatabase.all)
    func rowsStream(kind: TestDatabase) async throws {
        try await kind.with(migrations: Self.schema) { database in
            try await database.write { connection in
                for number in 0..<500 {
                    try connection.execute("INSERT INTO people (name, age) VALUES (?, ?)", .text("p\(number)"), .integer(number))
                }
            }
            let seen = try await database.read { connection in
                var seen: [Int] = []
                try connection.forEachRow("SELECT age FROM people ORDER BY age", []) { row in
                    seen.append(try row.int("age"))
                    return seen.count < 3
                }
                seen.append(try connection.rows("SELECT name FROM people").count)
                return seen
            }
            #expect(seen == [0, 1, 2, 500])
        }
    }

    @Test("a getter names the column that does not fit")
    func mismatchesAreNamed() async throws {
        try await TestDatabase.sqlite.with(migrations: Self.schema) { database in
            try await database.write { try $0.execute("INSERT INTO people (name) VALUES ('Ada')") }
            let row = try #require(try await database.read { try $0.row("SELECT name, age FROM people") })
            #expect(throws: DatabaseError.unexpectedColumn("column age should hold an integer, but holds null")) {
                try row.int("age")
            }
            #expect(throws: DatabaseError.unexpectedColumn("column shoe should hold text, but holds nothing")) {
                try row.string("shoe")
            }
        }
    }
}
