import Foundation
import LabelingDomain
import Manifests
import NIOCore
import ObjectStorage
import Persistence
import TaskTypes

/// Writes what a round worked with and what it found to the job's output (05/DIR-3..5).
struct RoundFiles: Sendable {
    let job: LabelingJob
    let folder: OutputFolder
    let round: Int
    let objects: DataObjectStore
    let objectStore: any ObjectStore
    let now: Timestamp

    private static let manifestType = "application/x-ndjson"
    /// Lines read from the database at once.
    fileprivate static let linesPerRead = 500

    /// A label for a line; nil for the line as it came.
    typealias Labels = @Sendable (_ object: Int) throws -> LabelRecord?

    func write(_ result: RoundResult, labels: HumanLabels, events: String, local: RoundFolder) async throws {
        let validation = result.losses.keys.sorted()
        let predicted = result.predictions.byObject.keys.sorted()
        try await write(result.contents.labeled, to: folder.trainingInput(round)) { labels.record(of: $0) }
        try await write(events, to: folder.trainingLog(round))
        try await write(predicted, to: folder.inferenceInput(round)) { _ in nil }
        let predictions = try Data(contentsOf: local.predictions, options: .mappedIfSafe)
        try await objectStore.write(
            ByteBuffer(bytes: predictions), to: folder.inferenceOutput(round), contentType: Self.manifestType)
        try await write(validation, to: folder.validationInput(round)) { labels.record(of: $0) }
        try await write(validation, to: folder.validationOutput(round), labels: machineLabels(result))
    }

    /// The objects that the model labels from now on.
    func writeAutoLabels(_ numbers: [Int], _ source: MachineLabelSource) async throws {
        try await write(numbers, to: folder.autoLabelInput(round)) { _ in nil }
        let stored = try await source.store.labels(jobID: job.id, state: .accepted)
        let byObject = Dictionary(stored.map { ($0.object, $0) }, uniquingKeysWith: { $1 })
        try await write(numbers, to: folder.autoLabelOutput(round)) { [job, context] object in
            try byObject[object]?.machineLabel(job.categories)
                .record(type: job.taskType.recordType, categories: job.categories, context: context)
        }
    }

    func write(_ json: JSONValue, to place: S3URI) async throws {
        try await objectStore.write(json, to: place)
    }

    private var context: LabelRecordContext { job.recordContext(now.microseconds, isHumanAnnotated: false) }

    /// Predictions of masks stay in the round's folder: the line tells their name there.
    private func machineLabels(_ result: RoundResult) -> Labels {
        { [job, context] object in
            result.predictions.byObject[object]?.label
                .record(type: job.taskType.recordType, categories: job.categories, context: context)
        }
    }

    private func write(_ text: String, to place: S3URI) async throws {
        try await objectStore.write(ByteBuffer(string: text), to: place, contentType: Self.manifestType)
    }

    private func write(_ numbers: [Int], to place: S3URI, labels: @escaping Labels) async throws {
        let body = ObjectBody { [job, objects] in
            let pages = LabeledLines(job: job, numbers: numbers, objects: objects, labels: labels)
            return { try await pages.next() }
        }
        try await objectStore.write(place, body: body, contentType: Self.manifestType)
    }
}

/// Lines of some objects, a page at a time.
private actor LabeledLines {
    private let job: LabelingJob
    private var numbers: ArraySlice<Int>
    private let objects: DataObjectStore
    private let labels: RoundFiles.Labels

    init(job: LabelingJob, numbers: [Int], objects: DataObjectStore, labels: @escaping RoundFiles.Labels) {
        self.job = job
        self.numbers = numbers[...]
        self.objects = objects
        self.labels = labels
    }

    func next() async throws -> ByteBuffer? {
        guard !numbers.isEmpty else { return nil }
        let page = Array(numbers.prefix(RoundFiles.linesPerRead))
        numbers = numbers.dropFirst(page.count)
        let lines = try await objects.lines(jobID: job.id, of: page)
        var buffer = ByteBuffer()
        for number in page {
            guard var line = lines[number] else { continue }
            if let record = try labels(number) {
                line = try ManifestLine(number: number + 1, text: line)
                    .splicing(job.attribute, label: record.label, metadata: record.metadata)
            }
            buffer.writeString(line)
            buffer.writeInteger(UInt8(ascii: "\n"))
        }
        return buffer
    }
}
