import LabelingDomain
import Logging
import Manifests
import NIOCore
import ObjectStorage
import Persistence
import TaskTypes

/// Writes what a job has produced to its output location.
///
/// Everything here can be done again: files are named by what they hold, and an object leaves the queue only after all
/// of its files are there. After a crash the same work is simply done once more.
struct JobOutput: Sendable {
    private let job: LabelingJob
    private let objectCount: Int
    private let folder: OutputFolder
    private let outputs: OutputStore
    private let labelerStore: LabelerStore
    private let objectStore: any ObjectStore
    private let now: @Sendable () -> Timestamp
    private var book: LabelBook
    private var lastStamp = Timestamp(microseconds: 0)
    private var labelers: [Int64: Labeler] = [:]

    /// Objects whose files are written together.
    static let objectsPerBatch = 500
    /// Worker response files written at the same time while workers are at work: few, because their answers wait for
    /// the same disk.
    static let maxConcurrentWritesBeside = 4
    /// The same when nobody waits any more: many, so that they share commits.
    static let maxConcurrentWritesAtEnd = 64
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
        labelerStore = LabelerStore(database: database)
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

    /// Writes out every object whose answers are complete. Returns how many there were.
    mutating func writeAnswered(atOnce maxConcurrentWrites: Int = Self.maxConcurrentWritesBeside) async throws -> Int {
        var written: [[Int]] = []
        var next = 0
        while true {
            let numbers = try await outputs.waiting(jobID: job.id, from: next, limit: Self.objectsPerBatch)
            guard let last = numbers.last else { break }
            let objects = try await outputs.answeredObjects(jobID: job.id, numbers: numbers)
            try await learnLabelers(of: objects)
            try await writeResponses(objects, atOnce: maxConcurrentWrites)
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

    /// Rewrites the manifest of the running job (05/OUT-7, DIR-8).
    func writeIntermediateManifest() async throws {
        try await objectStore.write(
            folder.intermediateManifest, body: manifest(book.labels()).body, contentType: Self.manifestType)
    }

    /// Writes the final manifest, whole or not at all, from a last consolidation over all answers. Returns its place.
    mutating func finish() async throws -> S3URI {
        _ = try await writeAnswered(atOnce: Self.maxConcurrentWritesAtEnd)
        let labels = book.labels()
        try await writeAllLabelFiles(labels)
        try await objectStore.write(folder.outputManifest, body: manifest(labels).body, contentType: Self.manifestType)
        return folder.outputManifest
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
    private static let fileType = "application/json"

    private func manifest(_ labels: any ConsolidatedLabels) -> OutputManifest {
        OutputManifest(job: job, objectCount: objectCount, outputs: outputs, labels: labels)
    }

    private mutating func learnLabelers(of objects: [AnsweredObject]) async throws {
        let unknown = Set(objects.flatMap { $0.answers.map(\.labeler) }).subtracting(labelers.keys)
        guard !unknown.isEmpty else { return }
        labelers.merge(try await labelerStore.labelers(unknown)) { _, new in new }
    }

    private func writeResponses(_ objects: [AnsweredObject], atOnce maxConcurrentWrites: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, object) in objects.enumerated() {
                if index >= maxConcurrentWrites { try await group.next() }
                let response = try WorkerResponse(answers: object.answers, labelers: labelers).json()
                let place = folder.workerResponse(
                    object: object.number, at: Timestamp(microseconds: object.finishedAt))
                group.addTask { try await write(response, to: place) }
            }
            try await group.waitForAll()
        }
    }

    private mutating func writeConsolidation(
        _ objects: [AnsweredObject], _ labels: any ConsolidatedLabels
    ) async throws {
        let files = ConsolidationFiles(job: job, objects: objects, labelers: labelers)
        // Names tell seconds: two batches of one second must not take each other's.
        lastStamp = max(now(), lastStamp + .seconds(1))
        try await write(try files.request(), to: folder.consolidationRequest(at: lastStamp))
        try await write(files.response(labels), to: folder.consolidationResponse(at: lastStamp))
    }

    private func write(_ json: JSONValue, to place: S3URI) async throws {
        var bytes: [UInt8] = []
        json.print(into: &bytes)
        try await objectStore.write(ByteBuffer(bytes: bytes), to: place, contentType: Self.fileType)
    }
}
