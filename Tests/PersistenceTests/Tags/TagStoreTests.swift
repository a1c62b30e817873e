import TestDatabases
import Testing

@testable import Persistence

@Suite struct TagStoreTests {
    @Test("tags are added, replaced, removed and listed in order", arguments: TestDatabase.all)
    func tags(kind: TestDatabase) async throws {
        try await kind.with { database in
            let store = TagStore(database: database)
            let tags = ["b", "a", "c"].map { ResourceTag(name: $0, value: "1") }
            try await store.add(tags, to: "arn:x", limit: 5)
            try await store.add([ResourceTag(name: "a", value: "2")], to: "arn:x", limit: 5)
            try await store.remove(["c", "never"], from: "arn:x")
            #expect(
                try await store.tags(of: "arn:x", limit: 9)
                    == [ResourceTag(name: "a", value: "2"), ResourceTag(name: "b", value: "1")])
            #expect(try await store.tags(of: "arn:x", after: "a", limit: 9).map(\.name) == ["b"])
            try await store.removeAll(from: "arn:x")
            #expect(try await store.tags(of: "arn:x", limit: 9).isEmpty)
        }
    }

    @Test("one tag too many changes nothing", arguments: TestDatabase.all)
    func tooMany(kind: TestDatabase) async throws {
        try await kind.with { database in
            let store = TagStore(database: database)
            try await store.add([ResourceTag(name: "a", value: "1")], to: "arn:x", limit: 2)
            let more = ["b", "c"].map { ResourceTag(name: $0, value: "1") }
            await #expect(throws: TagLimitExceeded(limit: 2)) { try await store.add(more, to: "arn:x", limit: 2) }
            #expect(try await store.tags(of: "arn:x", limit: 9).map(\.name) == ["a"])
        }
    }
}
