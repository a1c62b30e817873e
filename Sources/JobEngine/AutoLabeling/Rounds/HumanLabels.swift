import Foundation
import LabelingDomain
import Manifests
import Persistence
import TaskTypes

/// What people have labeled in a job, consolidated over all their answers so far.
struct HumanLabels: Sendable {
    private let job: LabelingJob
    private let labels: any ConsolidatedLabels

    private static let objectsPerRead = 5_000

    /// Reads and consolidates the answers of all objects that have all theirs.
    init(of job: LabelingJob, objectCount: Int, outputs: OutputStore) async throws {
        self.job = job
        var book = LabelBook(job: job)
        for start in stride(from: 0, to: objectCount, by: Self.objectsPerRead) {
            let range = start..<min(start + Self.objectsPerRead, objectCount)
            let answers = try await outputs.labeledAnswers(jobID: job.id, objects: range, includesAnswered: true)
            for answer in answers { try book.add(answer.answer, by: answer.labeler, to: answer.object) }
        }
        labels = book.labels()
    }

    /// The record of what people say an object is; nil when they have not said.
    func record(of object: Int) -> LabelRecord? {
        labels.record(of: object, context: job.recordContext(0))
    }

    /// The label as rounds read it; a mask is written to `maskFolder`.
    func label(of object: Int, maskFolder: URL) throws -> JSONValue? {
        guard let record = record(of: object) else { return nil }
        guard let file = record.file else { return HumanLabel.json(record.label) }
        let path = maskFolder.appending(path: "\(object).png")
        try Data(try file.makeBytes()).write(to: path)
        return .string(path.path)
    }
}
