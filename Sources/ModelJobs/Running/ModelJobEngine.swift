import Foundation
import LabelingDomain
package import Persistence
package import ServiceLifecycle

/// The training, transform and AutoML jobs of this installation: create and stop them.
package struct ModelJobEngine: Sendable {
    private let parts: ModelJobParts
    private let stopRequests = StopRequests()
    private let newJobs: AsyncStream<Int64>
    private let announceJob: AsyncStream<Int64>.Continuation

    package init(parts: ModelJobParts) {
        self.parts = parts
        (newJobs, announceJob) = AsyncStream<Int64>.makeStream()
    }

    /// What has to run as long as the server does.
    package var services: [any Service] {
        [ModelJobService(parts: parts, stopRequests: stopRequests, newJobs: newJobs)]
    }

    /// A job to create.
    package struct NewJob<Specification: Encodable & Sendable>: Sendable {
        package let account: String
        package let kind: ModelJobKind
        package let name: String
        package let arn: String
        package let specification: Specification
        /// The request as JSON of the API, to be told again.
        package let request: String
        package let tags: [ResourceTag]

        package init(
            account: String, kind: ModelJobKind, name: String, arn: String, specification: Specification, request: String,
            tags: [ResourceTag]
        ) {
            self.account = account
            self.kind = kind
            self.name = name
            self.arn = arn
            self.specification = specification
            self.request = request
            self.tags = tags
        }
    }

    /// Stores a job and begins it.
    ///
    /// Throws `ModelJobRefusal`.
    package func create(_ job: NewJob<some Encodable & Sendable>) async throws -> ModelJobRow {
        let now = parts.now().microseconds
        let progress = ModelJobProgress("Starting", "Preparing the job", at: now)
        let new = NewModelJob(
            account: job.account, kind: job.kind, name: job.name, arn: job.arn,
            specification: String(decoding: try JSONEncoder().encode(job.specification), as: UTF8.self), request: job.request,
            progress: try progress.json, createdAt: now)
        let row = try await parts.jobs.create(new, tags: job.tags, maxUnfinished: parts.limits.maxUnfinishedJobs)
        announceJob.yield(row.id)
        return row
    }

    /// Stops a job; stopping again one that is stopping changes nothing. False when it has ended.
    package func stop(_ row: ModelJobRow) async throws -> Bool {
        var row = row
        while true {
            switch ModelJobStatus(rawValue: row.status) {
            case .stopping: return true
            case .inProgress: break
            default: return false
            }
            var progress = try ModelJobProgress(json: row.progress)
            let now = parts.now().microseconds
            progress.enter("Stopping", "Stopping the job", at: now)
            let move = ModelJobStore.Move(
                from: row.status, to: ModelJobStatus.stopping.rawValue, progress: try progress.json)
            if try await parts.jobs.move(row.id, move, at: now) {
                stopRequests.stop(row.id)
                return true
            }
            guard let changed = try await parts.jobs.job(id: row.id) else { return false }
            row = changed
        }
    }
}
