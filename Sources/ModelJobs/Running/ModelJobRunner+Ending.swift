import LabelingDomain
import Logging
import Persistence

extension ModelJobRunner {
    /// The longest reason of a failure, in characters (API model: 1024).
    private static let maxReasonCharacters = 1_024

    /// Moves the job to its end. A job whose work was cancelled because the server ends stays as it is.
    func finish(_ row: ModelJobRow, _ end: ModelJobEnd, _ recorder: ModelJobRecorder) async throws {
        if Task.isCancelled, end == .cancelled { return }
        guard let now = try await parts.jobs.job(id: jobID), let status = ModelJobStatus(rawValue: now.status), !status.isFinal
        else { return }
        let (target, detail, message, reason) = Self.words(status == .stopping ? .cancelled : end)
        let progress = await recorder.end(detail, message)
        let time = parts.now().microseconds
        let move = ModelJobStore.Move(
            from: status.rawValue, to: target.rawValue, progress: try progress.json, failureReason: reason, endedAt: time)
        if try await !parts.jobs.move(jobID, move, at: time) {
            // It was asked to stop in between.
            return try await finish(row, .cancelled, recorder)
        }
        logger.info(
            "a job has ended",
            metadata: ["kind": "\(row.kind.rawValue)", "name": "\(row.name)", "status": "\(target.rawValue)", "reason": "\(reason ?? "")"])
    }

    /// The status, the detailed one, its message and the reason of a failure.
    private static func words(_ end: ModelJobEnd) -> (ModelJobStatus, String, String, String?) {
        switch end {
        case .completed: (.completed, "Completed", "The job completed", nil)
        case .failed(let reason):
            (.failed, "Failed", "The job failed", String(reason.prefix(maxReasonCharacters)))
        case .outOfTime: (.stopped, "MaxRuntimeExceeded", "The job ran longer than it may and was stopped", nil)
        case .cancelled: (.stopped, "Stopped", "The job was stopped", nil)
        }
    }
}
