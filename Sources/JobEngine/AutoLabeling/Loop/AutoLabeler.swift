import ActiveLearning
import Foundation
import LabelingDomain
import Logging
import ObjectStorage
import Persistence
import Synchronization

/// Lets a model label what it can be shown to label well, beside the people of a job in progress (05/AL-10..19).
///
/// All that it decides on is in the database, so it can be stopped and started again at any point. Whatever goes wrong with
/// a round, people go on with their work.
final class AutoLabeler: Sendable {
    let job: LabelingJob
    let algorithm: LabelingAlgorithm
    let objectCount: Int
    let parts: EngineParts
    let services: AutoLabelingParts
    let dispatcher: Dispatcher
    let account: String
    let logger: Logger
    private let ending = Mutex<AutoLabelingEnd?>(nil)

    /// Nil for jobs that people label alone.
    init?(_ row: LabelingJobRow, job: LabelingJob, parts: EngineParts, dispatcher: Dispatcher, logger: Logger) {
        guard let algorithm = job.algorithm, let services = parts.autoLabeling else { return nil }
        self.job = job
        self.algorithm = algorithm
        self.services = services
        self.parts = parts
        self.dispatcher = dispatcher
        self.logger = logger
        objectCount = row.counts.objects
        account = row.account
    }

    var limits: AutoLabelingLimits { parts.limits.autoLabeling }
    var outputs: OutputStore { OutputStore(database: parts.database) }
    var scratch: URL { services.scratch.appending(path: "job-\(job.id)") }

    /// Why automated labeling is over; nil while it goes on.
    var end: AutoLabelingEnd? { ending.withLock { $0 } }

    /// Runs to the end, or until the task is cancelled. What fails is tried again.
    func run() async {
        defer { try? FileManager.default.removeItem(at: scratch) }
        var attempt = 0
        while !Task.isCancelled {
            do {
                let row = try await currentRow()
                let board = try await AutoLabelingBoard(
                    job: job, algorithm: algorithm, row: row, parts: parts, limits: limits, dispatcher: dispatcher)
                let end = try await play(board)
                try await trainLastModel(board)
                ending.withLock { $0 = end }
                await dispatcher.stopFeeding()
                return
            } catch is CancellationError {
                return
            } catch {
                attempt += 1
                logger.error("automated labeling is held up", metadata: ["error": "\(error)", "attempt": "\(attempt)"])
                try? await Task.sleep(for: parts.limits.firstRetryPause * (1 << min(attempt, 6)))
            }
        }
    }

    /// Plays rounds, and feeds workers who would wait for them.
    private func play(_ board: AutoLabelingBoard) async throws -> AutoLabelingEnd {
        try await withThrowingTaskGroup(of: AutoLabelingEnd?.self) { group in
            group.addTask { try await self.playRounds(board) }
            group.addTask {
                while !Task.isCancelled {
                    try await board.feed()
                    try await Task.sleep(for: self.parts.limits.tick)
                }
                return nil
            }
            defer { group.cancelAll() }
            while let end = try await group.next() {
                if let end { return end }
            }
            throw CancellationError()
        }
    }

    private func playRounds(_ board: AutoLabelingBoard) async throws -> AutoLabelingEnd {
        try await finishLastRound(board)
        try await board.offerReserve()
        if let reason = try await waitForSample(board) { return .failed(reason) }
        while true {
            try await board.offerReserve()
            try await waitForPeople(board)
            if try await isRefuted(board) { continue }
            if try await board.isExhausted() {
                guard await board.outstanding(Set(OfferPurpose.allCases)) == 0 else {
                    try await Task.sleep(for: parts.limits.tick)
                    continue
                }
                if try await haveLabeledMore(board) { try await playRound(board) }
                return .conditionMet
            }
            if await board.isWorthARound {
                try await playRound(board)
            } else if await !board.state.isLeftToPeople {
                try await board.leaveToPeople()
            } else if await dispatcher.isSettled {
                return .finished
            } else {
                try await Task.sleep(for: parts.limits.tick)
            }
        }
    }

    /// Ends what a crash has cut off.
    private func finishLastRound(_ board: AutoLabelingBoard) async throws {
        guard let last = try await board.store.rounds(jobID: job.id).last else { return }
        switch last.state {
        case .accepting: try await board.accept(last.number)
        case .withdrawing: try await board.finishWithdrawing(last.number, problem: last.problem)
        case .running, .done, .failed, .withdrawn: return
        }
    }

    func currentRow() async throws -> LabelingJobRow {
        guard let row = try await parts.jobs.job(id: job.id) else { throw CancellationError() }
        return row
    }
}
