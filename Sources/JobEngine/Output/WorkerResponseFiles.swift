import LabelingDomain
import Manifests
import NIOCore
import ObjectStorage
import Persistence

/// Writes the worker response files of a job (05/DIR-6), and knows its workers for the other files that name them.
struct WorkerResponseFiles: Sendable {
    private let folder: OutputFolder
    private let labelerStore: LabelerStore
    private let objectStore: any ObjectStore
    /// The workers of every object written so far, by number.
    private(set) var labelers: [Int64: Labeler] = [:]

    /// Files written at the same time while workers are at work: few, because their answers wait for the same disk.
    static let maxConcurrentWritesBeside = 4
    /// The same when nobody waits any more: many, so that they share commits.
    static let maxConcurrentWritesAtEnd = 64

    init(folder: OutputFolder, database: any Database, objectStore: any ObjectStore) {
        self.folder = folder
        labelerStore = LabelerStore(database: database)
        self.objectStore = objectStore
    }

    /// Writes one file for each object, named by when its answers were complete.
    mutating func write(_ objects: [AnsweredObject], atOnce maxConcurrentWrites: Int) async throws {
        try await learnLabelers(of: objects)
        let labelers = labelers
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, object) in objects.enumerated() {
                if index >= maxConcurrentWrites { try await group.next() }
                let response = try WorkerResponse(answers: object.answers, labelers: labelers).json()
                let place = folder.workerResponse(
                    object: object.number, at: Timestamp(microseconds: object.finishedAt))
                group.addTask { [objectStore] in try await objectStore.write(response, to: place) }
            }
            try await group.waitForAll()
        }
    }

    private mutating func learnLabelers(of objects: [AnsweredObject]) async throws {
        let unknown = Set(objects.flatMap { $0.answers.map(\.labeler) }).subtracting(labelers.keys)
        guard !unknown.isEmpty else { return }
        labelers.merge(try await labelerStore.labelers(unknown)) { _, new in new }
    }
}

extension ObjectStore {
    /// Writes a JSON file.
    func write(_ json: JSONValue, to place: S3URI) async throws {
        var bytes: [UInt8] = []
        json.print(into: &bytes)
        try await write(ByteBuffer(bytes: bytes), to: place, contentType: "application/json")
    }
}
