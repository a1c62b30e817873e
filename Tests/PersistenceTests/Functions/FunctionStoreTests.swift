import TestDatabases
import Testing

@testable import Persistence

@Suite struct FunctionStoreTests {
    private func row(_ name: String, revision: String = "1", size: Int = 10) -> FunctionRow {
        FunctionRow(
            account: "123456789012", name: name, configuration: "{}", codeURI: "s3://code/\(name)", codeSHA256: "x",
            codeSize: size, revision: revision, modifiedAt: 5)
    }

    @Test("a name is used once, and only the revision that was seen is replaced", arguments: TestDatabase.all)
    func revisions(kind: TestDatabase) async throws {
        try await kind.with { database in
            let store = FunctionStore(database: database)
            #expect(try await store.create(row("b")))
            #expect(try await store.create(row("b", revision: "2")) == false)
            #expect(try await store.replace(row("b", revision: "2", size: 20), revision: "1"))
            #expect(try await store.replace(row("b", revision: "3"), revision: "1") == false)
            let found = try await store.function(account: "123456789012", name: "b")
            #expect(found == row("b", revision: "2", size: 20))
            #expect(try await store.function(account: "999999999999", name: "b") == nil)
            for name in ["c", "a"] { #expect(try await store.create(row(name))) }
            #expect(try await store.functions(account: "123456789012", after: "a", limit: 1).map(\.name) == ["b"])
            #expect(try await store.delete(account: "123456789012", name: "b"))
            #expect(try await store.delete(account: "123456789012", name: "b") == false)
        }
    }

    @Test("what a function made for an object is kept once", arguments: TestDatabase.all)
    func inputs(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database)
            let inputs = TaskInputStore(database: database)
            #expect(try await inputs.input(jobID: job.id, object: 0) == nil)
            try await inputs.put("{\"a\":1}", jobID: job.id, object: 0)
            try await inputs.put("{\"a\":2}", jobID: job.id, object: 0)
            #expect(try await inputs.input(jobID: job.id, object: 0) == "{\"a\":1}")
        }
    }

    @Test("consolidated objects are labeled or fail, are counted so, and leave the queue", arguments: TestDatabase.all)
    func settling(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database, workers: 1)
            for object in 0..<2 {
                let task = job.task(Int64(object + 1), object: object, labeler: 1)
                #expect(try await job.take(task))
                #expect(try await job.submit(task) == .answered)
            }
            let labels = FunctionLabelStore(database: database)
            for _ in 0..<2 {
                try await labels.settle(
                    labels: [0: .init(content: "7", receivedAt: 80)], failures: [1: "broken"], of: job.id, at: 81)
            }
            #expect(try await job.counts == LabelingJobCounts(objects: 3, carried: 0, labeled: 1, failed: 1))
            #expect(try await job.outputs.waiting(jobID: job.id, limit: 9).isEmpty)
            #expect(try await labels.labels(jobID: job.id, in: 0..<3) == [0: .init(content: "7", receivedAt: 80)])
            let failures = try await job.objects.failures(jobID: job.id, limit: 9)
            #expect(failures.map(\.number) == [1] && failures.first?.reason == "broken")
            let other = try await job.objects.firstFailure(jobID: job.id, besides: "broken")
            #expect(other == nil)
        }
    }
}
