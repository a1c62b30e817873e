import ComputeBackends
import Foundation
import LabelingDomain
import Logging
import Persistence

/// Brings one job from wherever it stands to its end.
///
/// A job that the end of the server cut off is begun again; one that does so again and again fails.
struct ModelJobRunner: Sendable {
    let jobID: Int64
    let parts: ModelJobParts
    /// Ends when somebody has asked for the job to be stopped.
    let stopRequest: AsyncStream<Void>
    let logger: Logger

    func run() async {
        do {
            guard let row = try await parts.jobs.job(id: jobID), let status = ModelJobStatus(rawValue: row.status), !status.isFinal
            else { return }
            let recorder = ModelJobRecorder(
                jobID: jobID, progress: try ModelJobProgress(json: row.progress), parts: parts, logger: logger)
            let end = status == .stopping ? .cancelled : try await work(row, recorder)
            try await finish(row, end, recorder)
        } catch {
            if !Task.isCancelled { logger.error("a job could not be run", metadata: ["error": "\(error)"]) }
        }
    }

    private func work(_ row: ModelJobRow, _ recorder: ModelJobRecorder) async throws -> ModelJobEnd {
        let attempt = try await parts.jobs.begin(jobID)
        guard attempt <= parts.limits.maxAttempts else {
            return .failed(reason: "InternalServerError: The server ended \(attempt - 1) times while the job ran.")
        }
        if attempt > 1 {
            try await recorder.enter("Restarting", "The server was restarted; the job begins again")
        }
        return await withTaskGroup { group in
            group.addTask { await perform(row, recorder) }
            group.addTask {
                for await _ in stopRequest {}
                return ModelJobEnd.cancelled
            }
            // The first to end decides; the work that is cancelled is awaited, so that no process outlives its job.
            let end = await group.next() ?? .cancelled
            group.cancelAll()
            await group.waitForAll()
            return end
        }
    }

    private func perform(_ row: ModelJobRow, _ recorder: ModelJobRecorder) async -> ModelJobEnd {
        let folder = JobFolder(root: parts.scratch.appending(path: String(jobID)))
        defer { folder.remove() }
        do {
            try folder.make()
            let job = RunningJob(row: row, parts: parts, folder: folder, recorder: recorder)
            switch row.kind {
            case .training: try await TrainingRun(job: job).perform()
            case .transform: try await TransformRun(job: job).perform()
            case .automl: try await AutoMLRun(job: job).perform()
            }
            return .completed
        } catch {
            if case .program(let outcome) = error {
                logger.info("a program has not succeeded", metadata: ["end": "\(outcome.end)", "errors": "\(outcome.errorTail)"])
            }
            return error.end
        }
    }
}
