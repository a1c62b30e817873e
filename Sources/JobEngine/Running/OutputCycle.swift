import LabelingDomain
import Logging
import Persistence

/// Writes a running job's output now and then, and rests in proportion to what that costs.
struct OutputCycle {
    private let parts: EngineParts
    private let job: LabelingJob
    private let objectCount: Int
    private let logger: Logger
    private let clock = ContinuousClock()
    private var output: (any OutputWriter)?
    private var nextWrite: ContinuousClock.Instant
    private var nextManifest: ContinuousClock.Instant
    private var isManifestStale = false
    private let manifestInterval: Duration

    init(parts: EngineParts, job: LabelingJob, objectCount: Int, logger: Logger) {
        self.parts = parts
        self.job = job
        self.objectCount = objectCount
        self.logger = logger
        nextWrite = clock.now
        manifestInterval = max(parts.limits.intermediateInterval, parts.limits.intermediateIntervalPerLine * objectCount)
        nextManifest = clock.now + manifestInterval
    }

    /// Does what is due. A failure is logged and the work tried again later: nothing of it is lost, and the job's end
    /// is where it has to succeed.
    mutating func run() async {
        do {
            try await writeAnswered()
            try await writeManifest()
        } catch {
            logger.warning("the running job's output cannot be written", metadata: ["error": "\(error)"])
            output = nil
            nextWrite = clock.now + parts.limits.intermediateInterval
            nextManifest = nextWrite
        }
    }

    private mutating func writeAnswered() async throws {
        guard clock.now >= nextWrite else { return }
        let start = clock.now
        var writer = try await writer()
        output = nil
        if try await writer.writeAnswered() > 0 { isManifestStale = true }
        output = writer
        nextWrite = clock.now + max(parts.limits.tick, (clock.now - start) * parts.limits.restFactor)
    }

    private mutating func writeManifest() async throws {
        guard isManifestStale, clock.now >= nextManifest, let output else { return }
        let start = clock.now
        try await output.writeIntermediateManifest()
        isManifestStale = false
        nextManifest =
            clock.now
            + max(manifestInterval, (clock.now - start) * parts.limits.restFactor)
    }

    private func writer() async throws -> any OutputWriter {
        if let output { return output }
        return try await job.outputWriter(objectCount: objectCount, parts: parts)
    }
}
