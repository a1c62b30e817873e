import ComputeBackends
import Foundation
import LabelingDomain
import Logging
import Manifests
import Persistence
import Synchronization
import TaskTypes

/// Computes one round: writes what it works with, runs the program, and reads what it predicts.
struct RoundRun: Sendable {
    let job: LabelingJob
    let input: RoundInput
    let program: RoundProgram
    let archive: ModelArchive
    let limits: AutoLabelingLimits
    let logger: Logger

    /// Lines that the program tells which are kept for the files of the round.
    private static let maxKeptEvents = 10_000

    /// What the program told, as JSON Lines.
    private final class Events: Sendable {
        private let lines = Mutex<[String]>([])

        func keep(_ event: ComputeEvent) {
            lines.withLock { lines in
                if lines.count < RoundRun.maxKeptEvents { lines.append(event.line) }
            }
        }

        var text: String { lines.withLock { $0.map { $0 + "\n" }.joined() } }
    }

    /// Throws `RoundError` when the round cannot be computed with these labels or on this machine; the object store's and
    /// the disk's errors too.
    func run(in folder: RoundFolder, labels: HumanLabels, initialModel: S3URI?) async throws -> (RoundResult, events: String) {
        try folder.create()
        if let initialModel { try await archive.fetch(initialModel, to: folder.initialModel) }
        let contents = try await input.write(to: folder, labels: labels, timeLimit: limits.roundTime(objects: input.objectCount))
        let events = Events()
        let outcome: ComputeOutcome
        do {
            outcome = try await program.run(in: folder.root, wallTime: limits.maxRoundTime) { events.keep($0) }
        } catch {
            throw RoundError.program("\(error)")
        }
        guard outcome.isCompleted else {
            try Task.checkCancellation()
            logger.warning("a round has failed", metadata: ["reason": "\(outcome.reason)", "output": "\(outcome.errorTail)"])
            throw RoundError.program(outcome.reason)
        }
        let predictions = try RoundPredictions(folder, categories: job.categories)
        let losses = try losses(of: predictions, input.validation.intersection(contents.labeled), labels, folder)
        let seconds = Double(outcome.duration.wholeMicroseconds) / 1e6
        return (RoundResult(contents: contents, predictions: predictions, losses: losses, seconds: seconds), events.text)
    }

    private func losses(
        of predictions: RoundPredictions, _ validation: Set<Int>, _ labels: HumanLabels, _ folder: RoundFolder
    ) throws -> [Int: Double] {
        let loss = LabelLoss(categories: job.categories)
        var losses: [Int: Double] = [:]
        var missing = 0
        for object in validation {
            guard let truth = try labels.label(of: object, maskFolder: folder.masks) else { continue }
            guard let prediction = predictions.byObject[object] else {
                missing += 1
                continue
            }
            losses[object] = loss.of(prediction.label, against: truth)
        }
        // A program that leaves out what it would get wrong would be judged too well.
        guard missing == 0 else { throw RoundError.missing(count: missing) }
        return losses
    }
}

extension ComputeEvent {
    /// The event as the program told it.
    fileprivate var line: String {
        let members: [JSONValue.Member] =
            switch self {
            case .progress(let step, let done, let total):
                [
                    .init("event", .string("progress")), .init("step", .string(step)), .init("done", .integer(done)),
                    .init("of", .integer(total)),
                ]
            case .metric(let name, let value):
                [
                    .init("event", .string("metric")), .init("name", .string(name)),
                    .init("value", .number(spelling: value.description)),
                ]
            case .log(let message): [.init("event", .string("log")), .init("message", .string(message))]
            }
        return JSONValue.object(members).description
    }
}
