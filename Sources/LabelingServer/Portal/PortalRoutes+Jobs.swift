import Hummingbird
import JobEngine
import LabelingDomain
import Manifests
import Persistence
import TaskTypes

extension PortalRoutes {
    func jobs(_ context: PortalRequestContext) async throws -> Response {
        let offers = try await answering { try await desk.jobs(for: context.labeler()) }
        return .json(.object([.init("jobs", .array(offers.map(json)))]))
    }

    private func json(_ offer: JobOffer) -> JSONValue {
        let job = offer.job
        let stopped = offer.stopped.map { task in
            JSONValue.object([
                .init("taskId", .string(TaskName(jobCode: job.referenceCode, number: task.number).description)),
                .init("expiresAt", .string(task.expiresAt.responseTime)),
            ])
        }
        return .object([
            .init("jobId", .string(job.referenceCode)),
            .init("jobName", .string(job.name)),
            .init("title", .string(job.specification.title)),
            .init("description", .string(job.specification.description)),
            .init("keywords", .array((job.specification.keywords ?? []).map(JSONValue.string))),
            .init("taskType", .string(job.taskType.name)),
            .init("status", .string(offer.status)),
            .init("createdAt", .string(job.createdAt.responseTime)),
            .init("timeLimitSeconds", .integer(job.specification.timeLimitInSeconds)),
            .init(
                "objects",
                .object([
                    .init("total", .integer(offer.counts.objects)),
                    .init("labeled", .integer(offer.counts.totalLabeled + offer.counts.carried)),
                    .init("failed", .integer(offer.counts.failed)),
                ])),
            .init("available", .bool(offer.isAvailable)),
            .init(
                "mine",
                .object([.init("submitted", .integer(offer.submittedCount)), .init("stopped", .array(stopped))])),
        ])
    }
}
