import AWSWire
import Crypto
import Foundation
import JobEngine
import LabelingDomain
import Logging
import NIOCore
import ObjectStorage
import Persistence
import ServiceLifecycle
import ServiceShapes
import Testing

@testable import LabelingServer

/// The operations on labeling jobs and tags over an engine that runs, a database and an object store of their own.
struct LabelingTestServer: Sendable {
    let database: SQLiteDatabase
    let store: EmbeddedObjectStore
    let engine: LabelingEngine
    let operations: OperationRegistry

    static let account = "123456789012"
    static let team = "arn:aws:sagemaker:us-east-1:123456789012:workteam/private-crowd/annotators"
    static let template = """
        <script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
        <crowd-form><img src="{{ task.input.taskObject | grant_read_access }}"><p>{{ task.input.taskObject }}</p></crowd-form>
        """

    static func run(_ body: @Sendable (LabelingTestServer) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let server = try await LabelingTestServer(folder: folder)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for service in server.engine.services { group.addTask { try await service.run() } }
            defer { group.cancelAll() }
            try await body(server)
        }
        await server.database.close()
    }

    private init(folder: URL) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        database = try SQLiteDatabase(path: folder.appending(path: "groundwork.sqlite").path)
        _ = try await Migrator().migrate(database, now: 0)
        store = try EmbeddedObjectStore(
            path: folder.appending(path: "objects").path, database: database, logger: logger)
        var limits = EngineLimits()
        limits.tick = .milliseconds(10)
        engine = LabelingEngine(
            parts: EngineParts(
                database: database, objectStore: store, signer: LeaseSigner(key: SymmetricKey(size: .bits256)),
                limits: limits, now: { Timestamp(Date.now) }, logger: logger),
            workteamExists: { $0 == LabelingTestServer.team })
        operations = Self.registry(engine, database)
        try await store.createBucket("data", region: "us-east-1", owner: Self.account)
        try await put(Self.template, "template.html")
        try await put(
            "{\"document-version\":\"2018-11-28\",\"labels\":[{\"label\":\"yes\"},{\"label\":\"no\"}]}", "labels.json")
    }

    private static func registry(_ engine: LabelingEngine, _ database: any Database) -> OperationRegistry {
        var operations = OperationRegistry()
        let tokens = PageToken(key: SymmetricKey(size: .bits256))
        let jobs = LabelingJobStore(database: database)
        let tags = TagStore(database: database)
        LabelingJobOperations(engine: engine, jobs: jobs, tags: tags, pageTokens: tokens).register(on: &operations)
        TagOperations(
            store: tags, pageTokens: tokens, resourceExists: { arn in try await jobs.job(arn: arn) != nil }
        ).register(on: &operations)
        return operations
    }

    func put(_ text: String, _ key: String) async throws {
        try await put(Array(text.utf8), key)
    }

    func put(_ bytes: [UInt8], _ key: String) async throws {
        try await store.write(
            ByteBuffer(bytes: bytes), to: S3URI(bucket: "data", key: key), contentType: "binary/octet-stream")
    }

    /// The request for a job of the given manifest, which is uploaded.
    func request(
        _ name: String, manifest: String = "{\"source\":\"a\"}", function: String = "TextMultiClass"
    ) async throws -> SageMaker.CreateLabelingJob.Input {
        try await put(manifest, "\(name).manifest")
        let functions = "arn:aws:lambda:us-east-1:432418664414:function:"
        return .init(
            labelingJobName: name, labelAttributeName: "mood",
            inputConfig: .init(dataSource: .init(s3DataSource: .init(manifestS3Uri: "s3://data/\(name).manifest"))),
            outputConfig: .init(s3OutputPath: "s3://data/out", kmsKeyId: ""),
            roleArn: "arn:aws:iam::123456789012:role/labeling", labelCategoryConfigS3Uri: "s3://data/labels.json",
            humanTaskConfig: .init(
                workteamArn: Self.team, uiConfig: .init(uiTemplateS3Uri: "s3://data/template.html"),
                preHumanTaskLambdaArn: functions + "PRE-" + function, taskTitle: "Mood", taskDescription: "How does it feel?",
                numberOfHumanWorkersPerDataObject: 1, taskTimeLimitInSeconds: 600,
                annotationConsolidationConfig: .init(annotationConsolidationLambdaArn: functions + "ACS-" + function)))
    }

    /// Performs an operation as the pipeline does once it has read and checked the input; errors are AWS's.
    func call<Operation: AWSOperation>(
        _ operation: Operation.Type, _ input: Operation.Input, at now: Date = .now
    ) async throws -> Operation.Output {
        let descriptor = Operation.descriptor
        let entry = try #require(
            operations.entry(targetPrefix: descriptor.service.targetPrefix, name: descriptor.name))
        let context = OperationContext(
            requestID: "r", principal: nil, region: "us-east-1", accountID: Self.account, now: now,
            logger: Logger(label: "test"))
        do {
            let fields = try await entry.perform(input.fields, context)
            return try Operation.Output(fields: WireFields(fields, descriptor.output))
        } catch {
            throw AWSErrorTable.answer(for: error, of: descriptor.service)
        }
    }

    /// The error with which an operation is refused; fails the test when it is not.
    func refusal<Operation: AWSOperation>(
        _ operation: Operation.Type, _ input: Operation.Input
    ) async throws -> AWSError {
        let error = await #expect(throws: AWSError.self) { try await call(operation, input) }
        return try #require(error)
    }
}
