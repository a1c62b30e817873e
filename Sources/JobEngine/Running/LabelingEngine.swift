import LabelingDomain
package import Persistence
package import ServiceLifecycle

/// The labeling jobs of this installation: create them, look at them, stop them, and reach what hands out their tasks.
package struct LabelingEngine: Sendable {
    let parts: EngineParts
    private let directory = JobDirectory()
    private let creation: JobCreation
    private let newJobs: AsyncStream<Int64>
    private let announceJob: AsyncStream<Int64>.Continuation

    /// - Parameter workteamExists: whether the account has a work team of this ARN.
    package init(
        parts: EngineParts, workteamExists: @escaping @Sendable (_ arn: String) async throws -> Bool
    ) {
        self.parts = parts
        creation = JobCreation(
            jobs: parts.jobs, objectStore: parts.objectStore, workteamExists: workteamExists, functions: parts.functions,
            autoLabeling: parts.autoLabeling)
        (newJobs, announceJob) = AsyncStream<Int64>.makeStream()
    }

    /// What has to run as long as the server does.
    package var services: [any Service] {
        [JobRunnerService(parts: parts, directory: directory, newJobs: newJobs)]
    }

    /// Creates a job. Waits a moment for its manifest, so that a job with a small one is in progress (or has failed)
    /// when this returns.
    ///
    /// Throws `JobCreationError`.
    package func create(
        _ specification: LabelingJobSpecification, tags: [ResourceTag], in place: JobCreation.Place
    ) async throws -> LabelingJobRow {
        let row = try await creation.create(specification, tags: tags, in: place)
        announceJob.yield(row.id)
        let clock = ContinuousClock()
        let end = clock.now + parts.limits.creationPatience
        while clock.now < end, try await isInitializing(row.id) {
            try await Task.sleep(for: Self.pollInterval)
        }
        return row
    }

    private static let pollInterval: Duration = .milliseconds(5)

    private func isInitializing(_ id: Int64) async throws -> Bool {
        try await parts.jobs.job(id: id)?.status == LabelingJobStatus.initializing.rawValue
    }

    /// Stops a job: its tasks are taken back, and what is labeled is written out (05/OUT-15). Stopping again a job that
    /// is stopping changes nothing. False when the account has no such job.
    ///
    /// Throws `IllegalJobMove` when the job is at its end.
    package func stop(account: String, name: String) async throws -> Bool {
        while let row = try await parts.jobs.job(account: account, name: name) {
            guard let status = LabelingJobStatus(rawValue: row.status) else { return false }
            var lifecycle = LabelingJobLifecycle(status: status)
            guard try lifecycle.stop() != .none else { return true }
            let isMoved = try await parts.jobs.move(
                row.id, from: status.rawValue, to: lifecycle.status.rawValue, at: parts.now().microseconds)
            if isMoved {
                directory.requestStop(row.id)
                return true
            }
        }
        return false
    }

    /// The job of this reference code, with what hands out its tasks; nil when it is not in progress.
    ///
    /// Waits a moment for a job that is just being started, so that workers can go on right after a restart.
    package func openJob(referenceCode: String) async throws -> OpenJob? {
        if let open = directory.openJob(referenceCode) { return open }
        guard let row = try await parts.jobs.job(referenceCode: referenceCode) else { return nil }
        let clock = ContinuousClock()
        let end = clock.now + Self.dispatcherPatience
        while clock.now < end {
            switch directory.entry(row.id) {
            case .dispatching(let open): return open
            case .ending: return nil
            case nil where row.status != LabelingJobStatus.inProgress.rawValue: return nil
            case .starting, nil: try await Task.sleep(for: Self.pollInterval)
            }
        }
        return nil
    }

    /// How long a request waits for a job that is just being started.
    private static let dispatcherPatience: Duration = .seconds(5)
}
