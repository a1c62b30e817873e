import LabelingDomain
import Logging
import Manifests
import Persistence

/// Lets the user's own function make labels of answers (03/LAM-20..32, 05/CON-10).
///
/// A batch that the function fails on is tried again, and then object by object: one object that it cannot deal with
/// takes no other with it.
struct FunctionConsolidation: Sendable {
    let job: LabelingJob
    let arn: String
    let folder: OutputFolder
    let parts: EngineParts
    private var lastStamp = Timestamp(microseconds: 0)
    /// Batches of which nothing came, one after the other.
    private var failedInARow = 0

    /// Objects tried on their own at the same time, after their batch has failed.
    static let maxConcurrentSingles = 4
    /// After so many batches of which nothing came, the function is taken to be broken: it gets one try a batch.
    static let maxFailedInARow = 3

    init(job: LabelingJob, arn: String, folder: OutputFolder, parts: EngineParts) {
        self.job = job
        self.arn = arn
        self.folder = folder
        self.parts = parts
    }

    /// What became of each object of a batch; every one is in one of the two.
    struct Outcome: Sendable {
        var labels: [Int: FunctionLabelStore.Label] = [:]
        var failures: [Int: String] = [:]
    }

    /// Throws `ObjectStoreError` when the request cannot be written, never for what the function does.
    mutating func consolidate(_ objects: [AnsweredObject], labelers: [Int64: Labeler]) async throws -> Outcome {
        var outcome: Outcome
        do {
            outcome = try await attempt(
                objects, labelers, at: nextStamp(), attempts: isBroken ? 1 : parts.limits.maxFunctionAttempts)
        } catch let error as AnnotationFunctionError {
            parts.logger.warning(
                "a consolidation function failed on a batch",
                metadata: ["function": "\(arn)", "objects": "\(objects.count)", "error": "\(error)"])
            outcome = try await oneByOne(objects, labelers, after: error)
        }
        failedInARow = outcome.labels.isEmpty ? failedInARow + 1 : 0
        try await writeResponse(objects, labelers, outcome)
        for (number, reason) in outcome.failures {
            parts.logger.warning(
                "an object got no label", metadata: ["job": "\(job.name)", "object": "\(number)", "reason": "\(reason)"])
        }
        return outcome
    }

    private var isBroken: Bool { failedInARow >= Self.maxFailedInARow }

    private mutating func oneByOne(
        _ objects: [AnsweredObject], _ labelers: [Int64: Labeler], after error: AnnotationFunctionError
    ) async throws -> Outcome {
        if objects.count == 1 || isBroken || error.isMissing {
            return Outcome(failures: Dictionary(uniqueKeysWithValues: objects.map { ($0.number, error.description) }))
        }
        var waiting = objects.map { ($0, nextStamp()) }.makeIterator()
        let consolidation = self
        return try await withThrowingTaskGroup(of: Outcome.self) { group in
            func start() {
                guard let (object, stamp) = waiting.next() else { return }
                group.addTask {
                    do {
                        return try await consolidation.attempt([object], labelers, at: stamp, attempts: 1)
                    } catch let error as AnnotationFunctionError {
                        return Outcome(failures: [object.number: error.description])
                    }
                }
            }
            for _ in 0..<Self.maxConcurrentSingles { start() }
            var all = Outcome()
            while let one = try await group.next() {
                all.labels.merge(one.labels) { _, new in new }
                all.failures.merge(one.failures) { _, new in new }
                start()
            }
            return all
        }
    }

    /// Throws `AnnotationFunctionError` when the function makes nothing of the whole batch.
    private func attempt(
        _ objects: [AnsweredObject], _ labelers: [Int64: Labeler], at stamp: Timestamp, attempts: Int
    ) async throws -> Outcome {
        let place = folder.consolidationRequest(at: stamp)
        let files = ConsolidationFiles(job: job, objects: objects, labelers: labelers)
        try await parts.objectStore.write(try files.request(), to: place)
        let request = PostAnnotationRequest(job: job, payload: place).json.description
        let reply = try await parts.callFunction(arn, request, attempts: attempts)
        let receivedAt = parts.now().microseconds
        let labels = try PostAnnotationReply(reply, objects: objects.map(\.number), attribute: job.attribute.text)
        return Outcome(
            labels: labels.contents.mapValues { .init(content: $0.description, receivedAt: receivedAt) },
            failures: labels.failures)
    }

    private mutating func writeResponse(
        _ objects: [AnsweredObject], _ labelers: [Int64: Labeler], _ outcome: Outcome
    ) async throws {
        let labels = FunctionLabels(jobName: job.name, labels: outcome.labels)
        let response = ConsolidationFiles(job: job, objects: objects, labelers: labelers).response(labels)
        try await parts.objectStore.write(response, to: folder.consolidationResponse(at: lastStamp))
    }

    /// Names tell seconds: two batches of one second must not take each other's.
    private mutating func nextStamp() -> Timestamp {
        lastStamp = max(parts.now(), lastStamp + .seconds(1))
        return lastStamp
    }
}
