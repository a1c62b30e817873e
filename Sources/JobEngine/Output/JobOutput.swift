import LabelingDomain
import Logging
import Manifests
import NIOCore
import ObjectStorage
import Persistence
import TaskTypes

/// The output of a job whose answers the service consolidates itself.
struct JobOutput: OutputWriter {
    private let job: LabelingJob
    private let objectCount: Int
    private let folder: OutputFolder
    private let outputs: OutputStore
    private let labelers: LabelerStore
    private let objectStore: any ObjectStore
    private let now: @Sendable () -> Timestamp
    private var book: LabelBook
    private var lastStamp = Timestamp(microseconds: 0)
    private var responses: WorkerResponseFiles
    private let machineLabels: MachineLabelSource?

    /// Objects whose files are written together.
    static let objectsPerBatch = 500
    /// Objects whose answers are read at once when the label book is built.
    private static let objectsPerRead = 5_000

    /// Reads the answers that are stored already. Throws `DatabaseError`, or `OutputError.location`.
    init(
        job: LabelingJob, objectCount: Int, database: any Database, objectStore: any ObjectStore,
        now: @escaping @Sendable () -> Timestamp
    ) async throws {
        guard let root = job.outputFolder else { throw OutputError.location(job.specification.outputPath) }
        self.job = job
        self.objectCount = objectCount
        folder = OutputFolder(root: root)
        outputs = OutputStore(database: database)
        labelers = LabelerStore(database: database)
        responses = WorkerResponseFiles(folder: folder, database: database, objectStore: objectStore)
        machineLabels = job.algorithm == nil ? nil : MachineLabelSource(job: job, store: AutoLabelingStore(database: database))
        self.objectStore = objectStore
        self.now = now
        book = LabelBook(job: job)
        try await restoreBook()
    }

    /// Takes in the answers of objects that have left the queue; those in the queue follow with their files.
    private mutating func restoreBook() async throws {
        for start in stride(from: 0, to: objectCount, by: Self.objectsPerRead) {
            let range = start..<min(start + Self.objectsPerRead, objectCount)
            for answer in try await outputs.labeledAnswers(jobID: job.id, objects: range) {
                try book.add(answer.answer, by: answer.labeler, to: answer.object)
            }
        }
    }

    mutating func writeAnswered() async throws -> Int {
        try await writeAnswered(atOnce: WorkerResponseFiles.maxConcurrentWritesBeside)
    }

    private mutating func writeAnswered(atOnce maxConcurrentWrites: Int) async throws -> Int {
        var written: [[Int]] = []
        var next = 0
        while true {
            let numbers = try await outputs.waiting(jobID: job.id, from: next, limit: Self.objectsPerBatch)
            guard let last = numbers.last else { break }
            let objects = try await outputs.answeredObjects(jobID: job.id, numbers: numbers)
            try await responses.write(objects, atOnce: maxConcurrentWrites)
            for object in objects {
                for answer in object.answers { try book.add(answer.answer, by: answer.labeler, to: object.number) }
            }
            written.append(numbers)
            next = last + 1
        }
        guard !written.isEmpty else { return 0 }
        let labels = book.labels()
        for numbers in written {
            let objects = try await outputs.answeredObjects(jobID: job.id, numbers: numbers)
            try await writeLabelFiles(objects, labels)
            try await writeConsolidation(objects, labels)
            try await outputs.markLabeled(numbers, of: job.id)
        }
        return written.reduce(0) { $0 + $1.count }
    }

    func writeIntermediateManifest() async throws {
        try await objectStore.write(
            folder.intermediateManifest, body: manifest(book.labels()).body, contentType: Self.manifestType)
        try await agreement.write(to: folder.agreement, at: now())
    }

    /// The final manifest comes from a last consolidation over all answers.
    mutating func finish() async throws -> S3URI {
        _ = try await writeAnswered(atOnce: WorkerResponseFiles.maxConcurrentWritesAtEnd)
        let labels = book.labels()
        try await writeAllLabelFiles(labels)
        try await objectStore.write(folder.outputManifest, body: manifest(labels).body, contentType: Self.manifestType)
        try await agreement.write(to: folder.agreement, at: now())
        return folder.outputManifest
    }

    private var agreement: AgreementStudy {
        AgreementStudy(job: job, objectCount: objectCount, outputs: outputs, labelers: labelers, objectStore: objectStore)
    }

    /// Label files of every labeled object, from the same labels as the manifest that names them.
    private func writeAllLabelFiles(_ labels: any ConsolidatedLabels) async throws {
        guard job.taskType.labelForm == .reference else { return }
        for start in stride(from: 0, to: objectCount, by: Self.objectsPerBatch) {
            let range = start..<min(start + Self.objectsPerBatch, objectCount)
            for outcome in try await outputs.outcomes(jobID: job.id, objects: range) {
                guard let finishedAt = outcome.finishedAt else { continue }
                try await writeLabelFile(of: outcome.number, finishedAt: finishedAt, labels)
            }
        }
    }

    private func writeLabelFiles(_ objects: [AnsweredObject], _ labels: any ConsolidatedLabels) async throws {
        guard job.taskType.labelForm == .reference else { return }
        for object in objects { try await writeLabelFile(of: object.number, finishedAt: object.finishedAt, labels) }
    }

    private func writeLabelFile(of object: Int, finishedAt: Int64, _ labels: any ConsolidatedLabels) async throws {
        guard let file = labels.record(of: object, context: job.recordContext(finishedAt))?.file,
            let place = S3URI(file.location)
        else { return }
        try await objectStore.write(ByteBuffer(bytes: try file.makeBytes()), to: place, contentType: file.contentType)
    }

    private static let manifestType = "application/x-ndjson"

    private func manifest(_ labels: any ConsolidatedLabels) -> OutputManifest {
        OutputManifest(job: job, objectCount: objectCount, outputs: outputs, labels: { _ in labels }, machineLabels: machineLabels)
    }

    private mutating func writeConsolidation(
        _ objects: [AnsweredObject], _ labels: any ConsolidatedLabels
    ) async throws {
        let files = ConsolidationFiles(job: job, objects: objects, labelers: responses.labelers)
        // Names tell seconds: two batches of one second must not take each other's.
        lastStamp = max(now(), lastStamp + .seconds(1))
        try await objectStore.write(try files.request(), to: folder.consolidationRequest(at: lastStamp))
        try await objectStore.write(files.response(labels), to: folder.consolidationResponse(at: lastStamp))
    }
}
