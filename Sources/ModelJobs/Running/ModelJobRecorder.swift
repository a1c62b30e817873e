import ComputeBackends
import LabelingDomain
import Logging
import Persistence

/// Writes down how far a running job has come and what it tells.
actor ModelJobRecorder {
    private let jobID: Int64
    private let parts: ModelJobParts
    private let logger: Logger
    private(set) var progress: ModelJobProgress
    private(set) var metrics: [JobMetric] = []

    /// Metrics of different names that are kept.
    private static let maxMetrics = 100

    init(jobID: Int64, progress: ModelJobProgress, parts: ModelJobParts, logger: Logger) {
        self.jobID = jobID
        self.progress = progress
        self.parts = parts
        self.logger = logger
    }

    /// The job goes on to another detailed state.
    func enter(_ status: String, _ message: String, isStart: Bool = false) async throws(ModelJobFailure) {
        guard status != progress.status else { return }
        let now = parts.now().microseconds
        progress.enter(status, message, at: now)
        do {
            _ = try await parts.jobs.advance(jobID, progress: progress.json, startedAt: isStart ? now : nil, at: now)
        } catch is CancellationError {
            throw .cancelled
        } catch {
            throw .service("The state of the job could not be stored.")
        }
    }

    /// The last state of the job; it is stored with its move.
    func end(_ status: String, _ message: String) -> ModelJobProgress {
        progress.enter(status, message, isFinal: true, at: parts.now().microseconds)
        return progress
    }

    /// Keeps a metric, and logs what is for people.
    func note(_ event: ComputeEvent) {
        switch event {
        case .metric(let name, let value):
            let metric = JobMetric(name: name, value: value, measuredAt: parts.now().microseconds)
            if let place = metrics.firstIndex(where: { $0.name == name }) {
                metrics[place] = metric
            } else if metrics.count < Self.maxMetrics {
                metrics.append(metric)
            }
        case .log(let message): logger.debug("a program tells", metadata: ["message": "\(message)"])
        case .progress(let step, let done, let total):
            logger.trace("a program works", metadata: ["step": "\(step)", "done": "\(done)", "of": "\(total)"])
        }
    }
}
