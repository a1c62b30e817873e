import Foundation
import Synchronization

/// Where the threads of a lockstep wait for each other.
final class LockstepMeeting<Report: Sendable, Outcome: Sendable>: Sendable {
    private struct State {
        var reports: [Report?]
        var outcomes: [Outcome?]
        var failure: (any Error)?
        var arrived = 0
        var step = 0
        var isOver = false
    }

    private let condition = NSCondition()
    private let state: Mutex<State>
    private let threads: Int
    private let goesOn: @Sendable ([Report]) -> Bool

    init(count: Int, threads: Int, goesOn: @escaping @Sendable ([Report]) -> Bool) {
        self.threads = threads
        self.goesOn = goesOn
        state = Mutex(
            State(reports: [Report?](repeating: nil, count: count), outcomes: [Outcome?](repeating: nil, count: count)))
    }

    /// The life of one thread.
    func attend(indexes: [Int], makeWorker: @Sendable (Int) throws -> Lockstep<Report, Outcome>.Worker) {
        var workers: [Lockstep<Report, Outcome>.Worker] = []
        attempt { workers = try indexes.map(makeWorker) }
        repeat {
            attempt {
                for (index, worker) in zip(indexes, workers) {
                    let report = try worker.step()
                    state.withLock { $0.reports[index] = report }
                }
            }
        } while meet()
        attempt {
            let reports = state.withLock { $0.failure == nil ? $0.reports.compactMap { $0 } : [] }
            guard !reports.isEmpty else { return }
            for (index, worker) in zip(indexes, workers) {
                let outcome = try worker.finish(reports)
                state.withLock { $0.outcomes[index] = outcome }
            }
        }
    }

    func outcomes() throws -> [Outcome] {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            return state.outcomes.compactMap { $0 }
        }
    }

    private func attempt(_ body: () throws -> Void) {
        do {
            try body()
        } catch {
            state.withLock { $0.failure = $0.failure ?? error }
        }
    }

    /// Waits for all threads. The last to come decides whether there is another step.
    private func meet() -> Bool {
        condition.lock()
        defer { condition.unlock() }
        let (step, isLast) = state.withLock { state in
            state.arrived += 1
            return (state.step, state.arrived == threads)
        }
        if isLast {
            decide()
            condition.broadcast()
        } else {
            while state.withLock({ $0.step == step }) { condition.wait() }
        }
        return !state.withLock { $0.isOver }
    }

    private func decide() {
        let reports = state.withLock { state in state.failure == nil ? state.reports.compactMap { $0 } : [] }
        let isOver = reports.isEmpty || !goesOn(reports)
        state.withLock { state in
            state.isOver = isOver
            state.arrived = 0
            state.step += 1
        }
    }
}
