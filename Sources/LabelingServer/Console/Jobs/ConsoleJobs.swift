import Foundation
import HTTPTypes
import JobEngine
import LabelingDomain
import Manifests
import Persistence
import TaskTypes
import Workforce

/// What the console knows about labeling jobs.
struct ConsoleJobs: Sendable {
    let engine: LabelingEngine
    let jobs: LabelingJobStore
    let objects: DataObjectStore
    let assignments: AssignmentStore
    let users: Users
    let account: String

    /// Jobs and failed objects on a page of a list.
    static let pageSize = 50
    /// The most workers that are shown of one job.
    static let maxWorkers = 1_000

    /// The job of that name. Throws `PortalError`.
    func job(_ name: String) async throws -> LabelingJobRow {
        guard let row = try await jobs.job(account: account, name: name) else { throw PortalError.noJob }
        return row
    }

    /// A page of jobs, the newest first, and whether there are more.
    func page(status: String?, nameContains: String?, before: LabelingJobQuery.Position?) async throws -> ([LabelingJobRow], Bool) {
        var query = LabelingJobQuery(account: account)
        query.status = status
        query.nameContains = nameContains
        query.isAscending = false
        query.after = before
        let rows = try await jobs.jobs(query, limit: Self.pageSize + 1)
        return (Array(rows.prefix(Self.pageSize)), rows.count > Self.pageSize)
    }

    /// Failed objects after the object `number`, and whether there are more.
    func failures(of row: LabelingJobRow, after number: Int) async throws -> ([DataObjectStore.Failure], Bool) {
        let failures = try await objects.failures(jobID: row.id, after: number, limit: Self.pageSize + 1)
        return (Array(failures.prefix(Self.pageSize)), failures.count > Self.pageSize)
    }

    /// A worker's counts, with the name that administrators know the worker by; nil for users that were deleted.
    func workers(of row: LabelingJobRow) async throws -> [(count: AssignmentStore.WorkerCount, name: String?)] {
        var workers: [(AssignmentStore.WorkerCount, String?)] = []
        for count in try await assignments.workerCounts(jobID: row.id, limit: Self.maxWorkers) {
            workers.append((count, try await users.user(sub: count.labeler.subject)?.username))
        }
        return workers
    }

    /// The report of agreement that the job wrote; nil when there is none.
    func agreement(of row: LabelingJobRow) async throws -> AgreementReport? {
        try await engine.agreement(of: row)
    }

    /// `task.input` of the job's first object, for trying out its template; nil when the manifest was not read.
    func sampleInput(of row: LabelingJobRow) async throws -> JSONValue? {
        guard let text = try await objects.line(jobID: row.id, number: 0) else { return nil }
        let line = try ManifestLine(number: 1, text: text)
        let job = try LabelingJob(row)
        return try TaskInput.make(
            taskObject: line.sourceReference ?? line.source ?? "", line: line, labels: job.taskType.templateLabels(job.categories))
    }

    /// Stops a job. Throws `PortalError`.
    func stop(_ name: String) async throws {
        do {
            guard try await engine.stop(account: account, name: name) else { throw PortalError.noJob }
        } catch let error as IllegalJobMove {
            throw PortalError(
                status: .conflict, code: "NotStoppable", message: "The job cannot be stopped: it is \(error.status.rawValue).")
        }
    }
}

extension PortalError {
    static let noJob = PortalError(status: .notFound, code: "JobNotFound", message: "There is no labeling job of this name.")
}
