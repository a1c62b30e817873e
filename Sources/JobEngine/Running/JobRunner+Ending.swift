import LabelingDomain
import Logging
import ObjectStorage
import Persistence

extension JobRunner {
    /// Writes the final output and moves the job to its end. An output location that is gone is tried again some
    /// times; then the job fails, and its answers stay in the database.
    func finish(_ job: LabelingJob, from status: LabelingJobStatus, as end: JobEnd) async throws {
        guard let row = try await parts.jobs.job(id: jobID), row.status == status.rawValue else { return }
        if end != .stopped, let reason = try await failureOfAll() { return try await fail(status, reason: reason) }
        do {
            let manifest = try await writeOutput(of: job, row)
            try await parts.jobs.setOutput(manifest.description, of: jobID, at: parts.now().microseconds)
        } catch let error as ObjectStoreError {
            return try await fail(
                status,
                reason: "ClientError: The output could not be written to \(job.specification.outputPath). \(error.reason)")
        }
        // A function may have failed on every object only now.
        if end != .stopped, let reason = try await failureOfAll() { return try await fail(status, reason: reason) }
        guard end != .expired else {
            return try await fail(
                status, reason: "ClientError: The labeling job expired: it was not finished within 30 days.")
        }
        var lifecycle = LabelingJobLifecycle(status: status)
        if end == .stopped, status != .stopping { _ = try lifecycle.stop() }
        _ = try lifecycle.outputWritten()
        _ = try await parts.jobs.move(
            jobID, from: status.rawValue, to: lifecycle.status.rawValue, at: parts.now().microseconds)
        logger.info("a labeling job has ended", metadata: ["status": "\(lifecycle.status.rawValue)"])
    }

    /// Why the whole job fails: no object has a label, although some should have. Nil when that is not so.
    private func failureOfAll() async throws -> String? {
        guard let row = try await parts.jobs.job(id: jobID), row.counts.totalLabeled + row.counts.carried == 0 else { return nil }
        let failure = try await parts.objects.firstFailure(
            jobID: jobID, besides: ObjectPreparation.notRequiredReason)
        guard let failure else { return nil }
        return "ClientError: None of the \(row.counts.objects) data objects could be labeled. Object \(failure.number): "
            + failure.reason
    }

    /// Throws `ObjectStoreError` when the output location cannot be written to, however often it is tried.
    private func writeOutput(of job: LabelingJob, _ row: LabelingJobRow) async throws -> S3URI {
        var attempt = 1
        while true {
            do {
                var output = try await job.outputWriter(objectCount: row.counts.objects, parts: parts)
                return try await output.finish()
            } catch let error as ObjectStoreError {
                logger.warning("the output cannot be written", metadata: ["error": "\(error)", "attempt": "\(attempt)"])
                guard attempt < parts.limits.maxOutputAttempts else { throw error }
                try await Task.sleep(for: parts.limits.firstRetryPause * (1 << (attempt - 1)))
                attempt += 1
            }
        }
    }

    func fail(_ status: LabelingJobStatus, reason: String) async throws {
        var lifecycle = LabelingJobLifecycle(status: status)
        _ = try lifecycle.fail(reason)
        _ = try await parts.jobs.move(
            jobID, from: status.rawValue, to: lifecycle.status.rawValue, failureReason: lifecycle.failureReason,
            at: parts.now().microseconds)
        logger.warning("a labeling job has failed", metadata: ["reason": "\(lifecycle.failureReason ?? reason)"])
    }
}
