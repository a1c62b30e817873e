import TestDatabases
import Testing

@testable import Persistence

@Suite struct ModelJobStoreTests {
    private func new(_ name: String, kind: ModelJobKind = .training, createdAt: Int64 = 5) -> NewModelJob {
        NewModelJob(
            account: "123456789012", kind: kind, name: name, arn: "arn:aws:sagemaker:r:1:\(kind)/\(name)", specification: "{}",
            request: "{\"a\":1}", progress: "[]", createdAt: createdAt)
    }

    @Test("a name is used once a kind; AutoML jobs do not tell cases apart, 09/AML-12", arguments: TestDatabase.all)
    func names(kind: TestDatabase) async throws {
        try await kind.with { database in
            let store = ModelJobStore(database: database)
            let row = try await store.create(new("a"), tags: [ResourceTag(name: "k", value: "v")], maxUnfinished: 9)
            #expect(row.status == "InProgress" && row.attempts == 0 && row.outcome == nil && row.request == "{\"a\":1}")
            #expect(try await TagStore(database: database).tags(of: row.arn, limit: 9).count == 1)
            await #expect(throws: ModelJobRefusal.nameTaken("a")) { try await store.create(new("a"), tags: [], maxUnfinished: 9) }
            _ = try await store.create(new("A"), tags: [], maxUnfinished: 9)
            _ = try await store.create(new("a", kind: .automl), tags: [], maxUnfinished: 9)
            await #expect(throws: ModelJobRefusal.nameTaken("A")) {
                try await store.create(new("A", kind: .automl), tags: [], maxUnfinished: 9)
            }
            #expect(try await store.job(account: "123456789012", kind: .automl, name: "A")?.name == "a")
            #expect(try await store.job(account: "123456789012", kind: .transform, name: "a") == nil)
        }
    }

    @Test("a job moves only from the status it is in, and is deleted only at its end", arguments: TestDatabase.all)
    func moves(kind: TestDatabase) async throws {
        try await kind.with { database in
            let store = ModelJobStore(database: database)
            let row = try await store.create(new("a"), tags: [ResourceTag(name: "k", value: "v")], maxUnfinished: 1)
            await #expect(throws: ModelJobRefusal.tooMany(limit: 1)) {
                try await store.create(new("b"), tags: [], maxUnfinished: 1)
            }
            #expect(try await store.begin(row.id) == 1)
            #expect(try await store.begin(row.id) == 2)
            #expect(try await store.advance(row.id, progress: "[1]", startedAt: 7, at: 7))
            #expect(try await store.advance(row.id, progress: "[2]", startedAt: 8, at: 8))
            #expect(try await store.job(id: row.id)?.startedAt == 7)
            let stop = ModelJobStore.Move(from: "InProgress", to: "Stopping", progress: "[3]")
            #expect(try await store.move(row.id, stop, at: 9))
            #expect(try await store.move(row.id, stop, at: 10) == false)
            #expect(try await store.advance(row.id, progress: "[4]", startedAt: nil, at: 10) == false)
            #expect(try await store.delete(row) == false)
            #expect(try await store.unfinishedJobs() == [row.id])
            try await store.setOutcome("{}", of: row.id, at: 11)
            let end = ModelJobStore.Move(from: "Stopping", to: "Failed", progress: "[]", failureReason: "why", endedAt: 12)
            #expect(try await store.move(row.id, end, at: 12))
            let ended = try #require(try await store.job(arn: row.arn))
            #expect(ended.failureReason == "why" && ended.endedAt == 12 && ended.outcome == "{}" && ended.modifiedAt == 12)
            #expect(try await store.unfinishedJobs() == [])
            #expect(try await store.delete(row))
            #expect(try await TagStore(database: database).tags(of: row.arn, limit: 9).isEmpty)
        }
    }

    @Test("jobs are listed by their kind, filters, order and page", arguments: TestDatabase.all)
    func listing(kind: TestDatabase) async throws {
        try await kind.with { database in
            let store = ModelJobStore(database: database)
            for (index, name) in ["beta", "alpha", "gamma"].enumerated() {
                _ = try await store.create(new(name, createdAt: Int64(index)), tags: [], maxUnfinished: 9)
            }
            _ = try await store.create(new("other", kind: .transform), tags: [], maxUnfinished: 9)
            var query = ModelJobQuery(account: "123456789012", kind: .training)
            #expect(try await store.jobs(query, limit: 9).map(\.name) == ["beta", "alpha", "gamma"])
            query.order = .name
            query.isAscending = false
            #expect(try await store.jobs(query, limit: 2).map(\.name) == ["gamma", "beta"])
            query.offset = 2
            #expect(try await store.jobs(query, limit: 2).map(\.name) == ["alpha"])
            query.offset = 0
            query.nameContains = "mm"
            #expect(try await store.jobs(query, limit: 9).map(\.name) == ["gamma"])
            query.nameContains = nil
            query.createdAfter = 0
            query.createdBefore = 2
            #expect(try await store.jobs(query, limit: 9).map(\.name) == ["alpha"])
            query.status = "Completed"
            #expect(try await store.jobs(query, limit: 9).isEmpty)
        }
    }

    @Test("models are stored, listed and deleted by name", arguments: TestDatabase.all)
    func models(kind: TestDatabase) async throws {
        try await kind.with { database in
            let store = ModelStore(database: database)
            for (index, name) in ["b", "a", "c"].enumerated() {
                let row = ModelRow(account: "1", name: name, arn: "arn:\(name)", request: "{}", createdAt: Int64(index))
                #expect(try await store.create(row, tags: []))
                #expect(try await store.create(row, tags: []) == false)
            }
            var query = ModelStore.Query(account: "1")
            #expect(try await store.models(query, limit: 2).map(\.name) == ["c", "a"])
            query.isByName = true
            query.isAscending = true
            query.offset = 1
            #expect(try await store.models(query, limit: 9).map(\.name) == ["b", "c"])
            let found = try #require(try await store.model(account: "1", name: "b"))
            #expect(try await store.model(arn: "arn:b") == found)
            #expect(try await store.delete(found))
            #expect(try await store.delete(found) == false)
        }
    }
}
