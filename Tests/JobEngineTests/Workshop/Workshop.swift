import Crypto
import Foundation
import JobEngine
import LabelingDomain
import Logging
import Manifests
import NIOCore
import ObjectStorage
import Persistence
import ServiceLifecycle
import Testing

/// An engine over a real SQLite database and a real object store in a temporary folder, with its services running.
struct Workshop: Sendable {
    let database: SQLiteDatabase
    let store: EmbeddedObjectStore
    let clock: TestClock
    let engine: LabelingEngine
    let desk: WorkerDesk

    static let account = "123456789012"
    static let team = "arn:aws:sagemaker:us-east-1:123456789012:workteam/private-crowd/annotators"
    static let template = "<crowd-form><p>{{ task.input.taskObject | grant_read_access }}</p></crowd-form>"

    /// Opens a workshop and calls `body` with it. `folder` is kept when it is given, so that a test can come back to it.
    static func open(
        in folder: URL? = nil, clock: TestClock = TestClock(), limits: EngineLimits = .forTests,
        functions: AnnotationFunctions = .none, autoLabeling: AutoLabelingParts? = nil,
        _ body: @Sendable (Workshop) async throws -> Void
    ) async throws {
        let path = folder ?? FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
        defer { if folder == nil { try? FileManager.default.removeItem(at: path) } }
        let workshop = try await Workshop(
            path: path, clock: clock, limits: limits, functions: functions, autoLabeling: autoLabeling)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for service in workshop.engine.services { group.addTask { try await service.run() } }
            defer { group.cancelAll() }
            try await body(workshop)
        }
        await workshop.database.close()
    }

    private init(
        path: URL, clock: TestClock, limits: EngineLimits, functions: AnnotationFunctions, autoLabeling: AutoLabelingParts?
    ) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        database = try SQLiteDatabase(path: path.appending(path: "groundwork.sqlite").path)
        _ = try await Migrator().migrate(database, now: 0)
        store = try EmbeddedObjectStore(
            path: path.appending(path: "objects").path, database: database, logger: logger)
        self.clock = clock
        let key = SymmetricKey(data: Data(repeating: 7, count: 32))
        engine = LabelingEngine(
            parts: EngineParts(
                database: database, objectStore: store, signer: LeaseSigner(key: key), functions: functions,
                autoLabeling: autoLabeling, limits: limits, now: { clock.now }, logger: logger),
            workteamExists: { $0 == Workshop.team })
        desk = WorkerDesk(engine: engine, teams: { worker in worker.subject.hasPrefix("outsider") ? [] : [Workshop.team] })
        for bucket in ["input", "output"] where (try? await store.bucket(bucket)) == nil {
            try await store.createBucket(bucket, region: "us-east-1", owner: Self.account)
        }
    }

    // MARK: Objects

    func put(_ text: String, at uri: String) async throws {
        try await put(Array(text.utf8), at: uri)
    }

    func put(_ bytes: [UInt8], at uri: String) async throws {
        let place = try #require(S3URI(uri))
        try await store.write(ByteBuffer(bytes: bytes), to: place, contentType: "binary/octet-stream")
    }

    func text(at uri: String) async throws -> String {
        let place = try #require(S3URI(uri))
        return String(buffer: try await store.data(at: place, limit: 1 << 26))
    }

    /// The keys in the output bucket that begin with `prefix`.
    func outputKeys(_ prefix: String) async throws -> [String] {
        try await store.list(ListRequest(bucket: "output", prefix: prefix, limit: 1_000)).objects.map(\.key)
    }

    // MARK: Jobs

    /// Uploads what a text job needs and creates it. `change` may spoil the request first.
    @discardableResult
    func createJob(
        _ name: String, manifest: String, workers: Int = 1, labels: [String] = ["yes", "no"],
        _ change: @Sendable (inout LabelingJobSpecification) -> Void = { _ in }
    ) async throws -> LabelingJobRow {
        try await put(manifest, at: "s3://input/\(name).manifest")
        try await put(Self.template, at: "s3://input/template.html")
        let categories = labels.map { "{\"label\":\"\($0)\"}" }.joined(separator: ",")
        try await put(
            "{\"document-version\":\"2018-11-28\",\"labels\":[\(categories)]}", at: "s3://input/\(name).json")
        var specification = Self.specification(name, workers: workers)
        change(&specification)
        let row = try await engine.create(
            specification, tags: [],
            in: JobCreation.Place(account: Self.account, region: "us-east-1", now: clock.now))
        // The engine waits some seconds for a small manifest; a machine that runs many tests at once may need longer.
        try await wait(name, for: .inProgress, .stopping, .stopped, .completed, .failed)
        return row
    }

    static func specification(_ name: String, workers: Int = 1) -> LabelingJobSpecification {
        LabelingJobSpecification(
            name: name, labelAttributeName: "mood", roleARN: "arn:aws:iam::123456789012:role/labeling",
            manifestURI: "s3://input/\(name).manifest", outputPath: "s3://output/",
            labelCategoryConfigURI: "s3://input/\(name).json", workteamARN: team,
            templateURI: "s3://input/template.html",
            preAnnotationFunctionARN: "arn:aws:lambda:us-east-1:432418664414:function:PRE-TextMultiClass",
            consolidationFunctionARN: "arn:aws:lambda:us-east-1:432418664414:function:ACS-TextMultiClass",
            title: "Mood", description: "How does it feel?", workersPerObject: workers, timeLimitInSeconds: 600)
    }

    func row(_ name: String) async throws -> LabelingJobRow {
        try #require(try await LabelingJobStore(database: database).job(account: Self.account, name: name))
    }

    /// Waits until the job has one of `statuses`, for a minute at most.
    @discardableResult
    func wait(_ name: String, for statuses: LabelingJobStatus...) async throws -> LabelingJobRow {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            let row = try await row(name)
            if statuses.contains(where: { $0.rawValue == row.status }) { return row }
            try #require(ContinuousClock.now < end, "\(name) is \(row.status): \(row.failureReason ?? "")")
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    static func worker(_ number: Int) -> Labeler {
        Labeler(
            workerID: "private.us-east-1.\(number)", issuer: "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Pool",
            subject: "sub-\(number)", provider: "Cognito")
    }

    /// The worker labels everything there is for them; returns how many tasks that was.
    @discardableResult
    func label(
        _ row: LabelingJobRow, by number: Int, most: Int = .max, _ choose: @Sendable (Int) -> String
    ) async throws -> Int {
        try await label(row, by: number, most: most) { Self.answer(choose($0)) }
    }

    /// The same with answers of any shape.
    @discardableResult
    func label(
        _ row: LabelingJobRow, by number: Int, most: Int = .max, answer: @Sendable (Int) -> JSONValue
    ) async throws -> Int {
        var count = 0
        let worker = Self.worker(number)
        while count < most, let next = try await desk.next(in: row.referenceCode, for: worker, prefetch: false) {
            clock.advance(.seconds(2))
            _ = try await desk.submit(
                answer(next.task.object), to: next.name, by: worker, token: next.task.token,
                timeSpentInSeconds: 1.25)
            count += 1
        }
        return count
    }

    static func answer(_ label: String) -> JSONValue {
        .object([.init("crowd-classifier", .object([.init("label", .string(label))]))])
    }
}

extension EngineLimits {
    /// Quick enough for tests.
    static var forTests: EngineLimits {
        var limits = EngineLimits()
        limits.tick = .milliseconds(10)
        limits.firstRetryPause = .milliseconds(5)
        limits.intermediateInterval = .milliseconds(20)
        limits.restFactor = 1
        limits.autoLabeling.retryPause = .milliseconds(20)
        limits.autoLabeling.feedingPause = .milliseconds(200)
        return limits
    }
}
