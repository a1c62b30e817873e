import Persistence
import Testing

/// A job with some objects and workers in a database.
struct StoredJob: Sendable {
    let id: Int64
    let database: any Database
    let workersPerObject: Int

    var jobs: LabelingJobStore { LabelingJobStore(database: database) }
    var objects: DataObjectStore { DataObjectStore(database: database) }
    var tasks: AssignmentStore { AssignmentStore(database: database) }
    var outputs: OutputStore { OutputStore(database: database) }

    static func new(_ name: String, createdAt: Int64 = 10, workers: Int = 2, workteam: String = "team") -> NewLabelingJob {
        NewLabelingJob(
            account: "123456789012", name: name, arn: "arn:\(name)", referenceCode: "code-\(name)",
            workteamARN: workteam, specification: "{}", template: "", categories: "[]", workersPerObject: workers,
            createdAt: createdAt)
    }

    /// Stores a job in progress with `objects` objects, and four workers.
    init(in database: any Database, objects count: Int = 3, workers: Int = 2) async throws {
        self.database = database
        workersPerObject = workers
        let store = LabelingJobStore(database: database)
        id = try await store.create(Self.new("job", workers: workers), tags: []).id
        _ = try await store.beginIntake(of: id, etag: "one")
        let lines = (0..<count).map { NewDataObject(line: "{\"source\":\"\($0)\"}", isCarried: false, namesFile: false) }
        #expect(try await store.addObjects(lines, startingAt: 0, to: id))
        #expect(try await store.finishIntake(of: id, at: 20))
        for number in 1...4 {
            let labeler = Labeler(workerID: "w\(number)", issuer: "pool", subject: "s\(number)", provider: "Cognito")
            #expect(try await LabelerStore(database: database).number(of: labeler) == Int64(number))
        }
    }

    func task(
        _ number: Int64, object: Int, labeler: Int64, slot: Int = 0, state: AssignmentState = .accepted
    ) -> AssignmentRow {
        AssignmentRow(
            jobID: id, number: number, object: object, labeler: labeler, slot: slot, fence: 100 + number, state: state,
            createdAt: 30, acceptedAt: state == .reserved ? nil : 30, expiresAt: 90)
    }

    func take(_ task: AssignmentRow) async throws -> Bool {
        try await tasks.take(task, workersPerObject: workersPerObject)
    }

    func submit(_ task: AssignmentRow, at now: Int64 = 50) async throws -> AssignmentOutcome? {
        try await tasks.submit(
            AnswerSubmission(
                jobID: id, number: task.number, fence: task.fence, object: task.object,
                answer: "{\"answer\":\(task.number)}", timeSpentInSeconds: 1.5, submittedAt: now),
            workersPerObject: workersPerObject)
    }

    func end(_ task: AssignmentRow, as state: AssignmentState) async throws -> AssignmentOutcome? {
        try await tasks.end(task, as: state, at: 60, workersPerObject: workersPerObject)
    }

    var counts: LabelingJobCounts {
        get async throws { try #require(try await jobs.job(id: id)).counts }
    }
}
