import TestDatabases
import Testing

@testable import Persistence

@Suite struct LabelingJobStoreTests {
    @Test("a job is stored with its tags, under a name that is used once", arguments: TestDatabase.all)
    func creation(kind: TestDatabase) async throws {
        try await kind.with { database in
            let store = LabelingJobStore(database: database)
            let tag = ResourceTag(name: "team", value: "blue")
            let row = try await store.create(StoredJob.new("a"), tags: [tag])
            #expect(row.status == "Initializing" && row.counts == LabelingJobCounts(objects: 0, carried: 0, labeled: 0, failed: 0))
            #expect(try await store.job(account: "123456789012", name: "a") == row)
            #expect(try await store.job(referenceCode: "code-a") == row)
            #expect(try await TagStore(database: database).tags(of: "arn:a", limit: 9) == [tag])
            await #expect(throws: LabelingJobNameTaken(name: "a")) {
                try await store.create(StoredJob.new("a"), tags: [ResourceTag(name: "x", value: "y")])
            }
            #expect(try await TagStore(database: database).tags(of: "arn:a", limit: 9) == [tag])
        }
    }

    @Test("a status changes only from the one it is expected to have", arguments: TestDatabase.all)
    func moves(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database)
            #expect(try await job.jobs.move(job.id, from: "Initializing", to: "Failed", at: 5) == false)
            #expect(try await job.jobs.move(job.id, from: "InProgress", to: "Failed", failureReason: "no", at: 6))
            let row = try #require(try await job.jobs.job(id: job.id))
            #expect(row.status == "Failed" && row.failureReason == "no" && row.modifiedAt == 6)
            #expect(try await job.jobs.unfinishedJobs() == [])
            #expect(try await job.jobs.hasUnfinishedJob(workteamARN: "team") == false)
        }
    }

    @Test("objects are added in order and only while the job is being read in", arguments: TestDatabase.all)
    func intake(kind: TestDatabase) async throws {
        try await kind.with { database in
            let store = LabelingJobStore(database: database)
            let id = try await store.create(StoredJob.new("a"), tags: []).id
            #expect(try await store.beginIntake(of: id, etag: "one") == 0)
            let line = NewDataObject(line: "{}", isCarried: true, namesFile: true)
            #expect(try await store.addObjects([line, line], startingAt: 0, to: id))
            #expect(try await store.addObjects([line], startingAt: 0, to: id) == false)
            #expect(try await store.beginIntake(of: id, etag: "one") == 2)
            let row = try #require(try await store.job(id: id))
            #expect(row.counts.carried == 2 && row.checksFiles)
            #expect(try await store.beginIntake(of: id, etag: "two") == 0)
            #expect(try await store.job(id: id)?.counts.objects == 0)
            #expect(try await store.finishIntake(of: id, at: 9))
            #expect(try await store.addObjects([line], startingAt: 0, to: id) == false)
        }
    }

    @Test("jobs are listed by every filter and order, page by page", arguments: TestDatabase.all)
    func listing(kind: TestDatabase) async throws {
        try await kind.with { database in
            let store = LabelingJobStore(database: database)
            for (name, time) in [("cat-1", 10), ("Cat-2", 20), ("dog", 20), ("bird", 40)] {
                _ = try await store.create(
                    StoredJob.new(name, createdAt: Int64(time), workteam: name == "dog" ? "dogs" : "cats"), tags: [])
            }
            func names(_ change: (inout LabelingJobQuery) -> Void, limit: Int = 9) async throws -> [String] {
                var query = LabelingJobQuery(account: "123456789012")
                change(&query)
                return try await store.jobs(query, limit: limit).map(\.name)
            }
            #expect(try await names { _ in } == ["cat-1", "Cat-2", "dog", "bird"])
            #expect(try await names { $0.isAscending = false } == ["bird", "dog", "Cat-2", "cat-1"])
            #expect(try await names { $0.nameContains = "at-" } == ["cat-1", "Cat-2"])
            #expect(try await names { $0.nameContains = "cat" } == ["cat-1"])
            #expect(try await names { $0.nameContains = "%" } == [])
            #expect(
                try await names {
                    $0.createdAfter = 10; $0.createdBefore = 40
                } == ["Cat-2", "dog"])
            #expect(try await names { $0.workteamARN = "dogs" } == ["dog"])
            #expect(try await names { $0.status = "Completed" } == [])
            #expect(try await names { $0.referenceCodeContains = "code-b" } == ["bird"])
            #expect(
                try await names {
                    $0.order = .name; $0.nameContains = "at-"
                }.count == 2)

            var query = LabelingJobQuery(account: "123456789012")
            var seen: [String] = []
            while let last = try await store.jobs(query, limit: 1).first {
                seen.append(last.name)
                query.after = last.position(by: query.order)
            }
            #expect(seen == ["cat-1", "Cat-2", "dog", "bird"])
            #expect(try await names { $0.account = "other" } == [])
        }
    }

    @Test("a worker's list has the jobs in progress of their teams, newest first", arguments: TestDatabase.all)
    func openJobs(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database)
            #expect(try await job.jobs.openJobs(workteamARNs: ["team", "other"], limit: 9).map(\.id) == [job.id])
            #expect(try await job.jobs.openJobs(workteamARNs: ["other"], limit: 9).isEmpty)
            #expect(try await job.jobs.openJobs(workteamARNs: [], limit: 9).isEmpty)
        }
    }
}
