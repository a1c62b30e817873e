import JobEngine
import LabelingDomain
import Manifests

/// A task as the portal's JSON interface shows it.
struct TaskReply: Sendable {
    let assignment: WorkerDesk.Assignment
    /// Where the page will read its files, so that the shell can fetch them ahead.
    let mediaPaths: [String]

    var json: JSONValue {
        let (job, task) = (assignment.job, assignment.task)
        let name = assignment.name.description
        return .object([
            .init("taskId", .string(name)),
            .init("leaseToken", .string(task.token.text)),
            .init("jobId", .string(job.referenceCode)),
            .init("objectId", .string(String(task.object))),
            .init("title", .string(job.specification.title)),
            .init("description", .string(job.specification.description)),
            .init("state", .string(task.state.rawValue)),
            .init("acceptedAt", task.acceptedAt.map { .string($0.responseTime) } ?? .null),
            .init("expiresAt", .string(task.expiresAt.responseTime)),
            .init("timeLimitSeconds", .integer(job.specification.timeLimitInSeconds)),
            .init("frameUrl", .string("/frames/\(name)?lease=\(task.token.text)")),
            .init("media", .array(mediaPaths.map(JSONValue.string))),
            .init("draft", task.draft.flatMap { try? JSONValue(parsing: $0) } ?? .null),
            .init("draftSequence", .integer(Int(task.draftSequence))),
        ])
    }
}
