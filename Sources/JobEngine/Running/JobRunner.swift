import LabelingDomain
import Logging
import Persistence

/// Brings one job from wherever it stands to its end.
///
/// Everything it decides on is in the database, so it can be stopped and started again at any point; a crash is no
/// special case.
struct JobRunner: Sendable {
    let parts: EngineParts
    let directory: JobDirectory
    let jobID: Int64
    let wakeUps: AsyncStream<Void>
    let logger: Logger

    /// Objects closed in one write when the job's time is over.
    static let objectsPerClosing = 1_000

    /// Runs until the job is at its end, or the task is cancelled.
    func run() async {
        defer { directory.end(jobID) }
        var attempt = 0
        while !Task.isCancelled {
            do {
                if try await step() { return }
                attempt = 0
            } catch is CancellationError {
                return
            } catch {
                attempt += 1
                logger.error("a labeling job is held up", metadata: ["error": "\(error)", "attempt": "\(attempt)"])
                await pause(attempt)
            }
        }
    }

    /// Does what the job's status asks for; true when it is at its end.
    private func step() async throws -> Bool {
        guard let row = try await parts.jobs.job(id: jobID), let status = LabelingJobStatus(rawValue: row.status) else {
            return true
        }
        if status.isFinal { return true }
        let job: LabelingJob
        do {
            job = try LabelingJob(row)
        } catch {
            try await fail(status, reason: "InternalServerError: The job cannot be read back.")
            throw error
        }
        switch status {
        case .initializing: try await takeIn(job)
        case .inProgress: try await dispatch(job, row)
        case .stopping: try await stop(job, row)
        case .completed, .failed, .stopped: return true
        }
        return false
    }

    private func takeIn(_ job: LabelingJob) async throws {
        let intake = ManifestIntake(
            jobs: parts.jobs, objectStore: parts.objectStore, maxDataObjects: parts.limits.maxDataObjects)
        switch try await intake.run(job) {
        case .finished(let objects) where job.algorithm != nil && objects < AutoLabelingQuota.minObjects:
            try await fail(
                .initializing,
                reason: "ClientError: Automated data labeling needs a manifest of at least "
                    + "\(AutoLabelingQuota.minObjects) data objects, but \(job.specification.manifestURI) has \(objects). "
                    + "Add objects, or create the job without LabelingJobAlgorithmsConfig.")
        case .finished(let objects):
            logger.info("read the manifest", metadata: ["objects": "\(objects)"])
            _ = try await parts.jobs.finishIntake(of: jobID, at: parts.now().microseconds)
        case .refused(let reason): try await fail(.initializing, reason: "ClientError: \(reason)")
        case .stopped: return
        }
    }

    private func dispatch(_ job: LabelingJob, _ row: LabelingJobRow) async throws {
        let startedAt = Timestamp(microseconds: row.startedAt ?? row.createdAt)
        let rules = job.dispatchRules(startedAt: startedAt, objectCount: row.counts.objects)
        let dispatcher = try await Dispatcher.load(
            rules: rules, counts: row.counts, database: parts.database, signer: parts.signer,
            environment: try await environment(job, checksFiles: row.checksFiles))
        let labeler = AutoLabeler(row, job: job, parts: parts, dispatcher: dispatcher, logger: logger)
        let output = OutputCycle(parts: parts, job: job, objectCount: row.counts.objects, logger: logger)
        directory.set(.dispatching(OpenJob(job: job, dispatcher: dispatcher)), for: jobID)
        let end: DispatchEnd
        do {
            end = try await FunctionWork(job: job, dispatcher: dispatcher, parts: parts).beside(output) { output in
                try await beside(labeler) { try await watch(dispatcher, labeler, output: output) }
            }
        } catch {
            // What the memory holds may not be what is stored: the next attempt reads it anew.
            await dispatcher.close()
            directory.set(.starting, for: jobID)
            throw error
        }
        directory.set(.ending, for: jobID)
        await dispatcher.close()
        switch end {
        case .stopRequested: return
        case .settled: try await finish(job, from: .inProgress, as: .completed)
        case .conditionMet: try await finish(job, from: .inProgress, as: .stopped)
        case .failed(let reason): try await fail(.inProgress, reason: reason)
        case .timeOver:
            try await closeOpenObjects(
                of: row.counts.objects, reason: "No worker answered before the task's availability time was over.")
            let isTooLong = rules.deadline >= startedAt + LabelingJob.longestRun
            try await finish(job, from: .inProgress, as: isTooLong ? .expired : .completed)
        }
    }

    /// Why nothing is handed out any more.
    private enum DispatchEnd { case settled, conditionMet, timeOver, stopRequested, failed(String) }

    /// Runs `watch` to its end, and automated labeling meanwhile.
    private func beside(
        _ labeler: AutoLabeler?, _ watch: @escaping @Sendable () async throws -> DispatchEnd
    ) async throws -> DispatchEnd {
        guard let labeler else { return try await watch() }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await labeler.run() }
            defer { group.cancelAll() }
            return try await watch()
        }
    }

    /// Keeps a job going that is in progress, until there is a reason to end that.
    ///
    /// - Parameter output: nil when the output is written elsewhere.
    private func watch(
        _ dispatcher: Dispatcher, _ labeler: AutoLabeler?, output: OutputCycle?
    ) async throws -> DispatchEnd {
        var output = output
        for await _ in wakeUps {
            try await dispatcher.expireDue()
            if directory.takeStopRequest(jobID) { return .stopRequested }
            if parts.now() >= dispatcher.rules.deadline { return .timeOver }
            switch labeler?.end {
            case .failed(let reason): return .failed(reason)
            case .conditionMet: return .conditionMet
            case .finished, nil: break
            }
            if labeler == nil || labeler?.end != nil, await dispatcher.isSettled { return .settled }
            if labeler == nil, await dispatcher.isFinished { return .conditionMet }
            if await dispatcher.wantsChecks { _ = try await dispatcher.checkNextObjects() }
            await output?.run()
        }
        throw CancellationError()
    }

    private func stop(_ job: LabelingJob, _ row: LabelingJobRow) async throws {
        directory.set(.ending, for: jobID)
        try await closeOpenObjects(of: row.counts.objects, reason: nil)
        try await finish(job, from: .stopping, as: .stopped)
    }

    /// Ends every object that still waits: those with answers are labeled by them (05/WRK-5), the others fail for
    /// `reason` or stay as they are.
    private func closeOpenObjects(of count: Int, reason: String?) async throws {
        for start in stride(from: 0, to: count, by: Self.objectsPerClosing) {
            try await parts.objects.closeOpen(
                in: start..<min(start + Self.objectsPerClosing, count), of: jobID, reason: reason,
                at: parts.now().microseconds)
        }
    }

    private func environment(_ job: LabelingJob, checksFiles: Bool) async throws -> DispatchEnvironment {
        let isAutoLabeled = job.algorithm != nil && parts.autoLabeling != nil
        let released = isAutoLabeled ? try await AutoLabelingStore(database: parts.database).offers(jobID: jobID) : nil
        let check = ObjectCheck(job: job, objects: parts.objects, objectStore: parts.objectStore)
        var checkObjects: (@Sendable ([Int]) async throws -> [Int: String])?
        if checksFiles, !isAutoLabeled, job.functions.ownBefore == nil { checkObjects = { try await check.failures(of: $0) } }
        return DispatchEnvironment(
            now: parts.now, randomFence: { Int64.random(in: Int64.min...Int64.max) },
            wake: { [directory, jobID] in directory.wake(jobID) }, checkObjects: checkObjects,
            preparesObjects: job.functions.ownBefore != nil, released: released?.map(\.number))
    }

    private func pause(_ attempt: Int) async {
        let factor: Int = 1 << min(attempt - 1, 6)
        let pause: Duration = parts.limits.firstRetryPause * factor
        try? await Task.sleep(for: pause)
    }
}
