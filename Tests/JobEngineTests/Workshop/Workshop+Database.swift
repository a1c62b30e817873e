import Foundation
import Persistence
import Testing

extension Workshop {
    /// Calls `body` with an empty SQLite database of its own.
    static func openDatabase(_ body: (any Database) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appending(path: "groundwork.sqlite").path)
        _ = try await Migrator().migrate(database, now: 0)
        try await body(database)
        await database.close()
    }

    /// Stores a job in progress with `objects` objects and ten known workers, without an engine. Returns its id.
    static func storeJob(objects: Int, workersPerObject: Int, in database: any Database) async throws -> Int64 {
        let jobs = LabelingJobStore(database: database)
        let job = try await jobs.create(
            NewLabelingJob(
                account: account, name: "job", arn: "arn:job", referenceCode: "job", workteamARN: team,
                specification: "{}", template: "", categories: "[]", workersPerObject: workersPerObject, createdAt: 0),
            tags: [])
        _ = try await jobs.beginIntake(of: job.id, etag: "etag")
        let lines = (0..<objects).map {
            NewDataObject(line: "{\"source\":\"\($0)\"}", isCarried: false, namesFile: false)
        }
        try #require(try await jobs.addObjects(lines, startingAt: 0, to: job.id))
        try #require(try await jobs.finishIntake(of: job.id, at: 0))
        let labelers = LabelerStore(database: database)
        for number in 1...10 {
            #expect(try await labelers.number(of: worker(number)) == Int64(number))
        }
        return job.id
    }
}
