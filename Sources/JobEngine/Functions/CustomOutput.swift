import LabelingDomain
import Manifests
import ObjectStorage
import Persistence
import TaskTypes

/// The output of a custom job: its labels come from a function of the user's own (03/LAM-20..33), or there are none
/// but the answers themselves (03/NOL-5..12).
struct CustomOutput: OutputWriter {
    private let job: LabelingJob
    private let objectCount: Int
    private let folder: OutputFolder
    private let parts: EngineParts
    private let outputs: OutputStore
    private let labels: FunctionLabelStore
    private var responses: WorkerResponseFiles
    private var consolidation: FunctionConsolidation?

    /// Objects that a function is told about at once.
    static let maxObjectsPerBatch = 25
    /// The bytes of answers past which a batch gets no further object.
    static let maxAnswerBytesPerBatch = 8_388_608
    /// Objects that the list of failures names.
    private static let maxListedFailures = 10_000
    private static let manifestType = "application/x-ndjson"

    init(job: LabelingJob, objectCount: Int, parts: EngineParts) throws {
        guard let root = job.outputFolder else { throw OutputError.location(job.specification.outputPath) }
        self.job = job
        self.objectCount = objectCount
        self.parts = parts
        folder = OutputFolder(root: root)
        outputs = OutputStore(database: parts.database)
        labels = FunctionLabelStore(database: parts.database)
        responses = WorkerResponseFiles(folder: folder, database: parts.database, objectStore: parts.objectStore)
        consolidation = job.functions.ownAfter.map { FunctionConsolidation(job: job, arn: $0, folder: folder, parts: parts) }
    }

    mutating func writeAnswered() async throws -> Int {
        try await writeAnswered(atOnce: WorkerResponseFiles.maxConcurrentWritesBeside)
    }

    func writeIntermediateManifest() async throws {
        try await parts.objectStore.write(
            folder.intermediateManifest, body: manifest.body, contentType: Self.manifestType)
    }

    mutating func finish() async throws -> S3URI {
        _ = try await writeAnswered(atOnce: WorkerResponseFiles.maxConcurrentWritesAtEnd)
        try await writeFailures()
        try await parts.objectStore.write(folder.outputManifest, body: manifest.body, contentType: Self.manifestType)
        return folder.outputManifest
    }

    /// Says of every object without a label why, where there is one: nothing in the manifest does (05, Worth noting 10).
    private func writeFailures() async throws {
        let failures = try await parts.objects.failures(jobID: job.id, limit: Self.maxListedFailures)
        guard !failures.isEmpty else { return }
        let list = failures.map { failure in
            JSONValue.object([
                .init("datasetObjectId", .string(String(failure.number))), .init("failureReason", .string(failure.reason)),
            ])
        }
        try await parts.objectStore.write(.array(list), to: folder.failures)
    }

    private mutating func writeAnswered(atOnce maxConcurrentWrites: Int) async throws -> Int {
        var count = 0
        let limit = consolidation == nil ? JobOutput.objectsPerBatch : Self.maxObjectsPerBatch
        while true {
            try Task.checkCancellation()
            let numbers = try await outputs.waiting(jobID: job.id, limit: limit)
            guard !numbers.isEmpty else { return count }
            let objects = Self.batch(of: try await outputs.answeredObjects(jobID: job.id, numbers: numbers))
            try await responses.write(objects, atOnce: maxConcurrentWrites)
            if var consolidation {
                let outcome = try await consolidation.consolidate(objects, labelers: responses.labelers)
                self.consolidation = consolidation
                try await labels.settle(
                    labels: outcome.labels, failures: outcome.failures, of: job.id, at: parts.now().microseconds)
            } else {
                try await outputs.markLabeled(objects.map(\.number), of: job.id)
            }
            count += objects.count
        }
    }

    /// The first of `objects`, as many as are told of at once; never none.
    private static func batch(of objects: [AnsweredObject]) -> [AnsweredObject] {
        var bytes = 0
        let count = objects.prefix { object in
            defer { bytes += object.answers.reduce(0) { $0 + $1.answer.utf8.count } }
            return bytes <= maxAnswerBytesPerBatch
        }.count
        return Array(objects.prefix(max(1, count)))
    }

    private var manifest: OutputManifest {
        OutputManifest(job: job, objectCount: objectCount, outputs: outputs) { [job, folder, labels] range in
            guard job.functions.ownAfter != nil else { return AnswerReferences(jobName: job.name, folder: folder) }
            return FunctionLabels(jobName: job.name, labels: try await labels.labels(jobID: job.id, in: range))
        }
    }
}
