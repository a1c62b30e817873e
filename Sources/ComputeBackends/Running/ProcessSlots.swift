import Synchronization

/// As many places as processes may run at the same time. Whoever finds none waits, in the order of arrival.
package final class ProcessSlots: Sendable {
    private let state: Mutex<State>

    private struct State {
        var free: Int
        var nextTicket = 0
        var waiting: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
        /// Those whose task was cancelled before they began to wait.
        var cancelled: Set<Int> = []
    }

    package init(count: Int) { state = Mutex(State(free: count)) }

    /// Takes a place; false when the task is cancelled while it waits.
    package func take() async -> Bool {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        let isMine = await withTaskCancellationHandler {
            await withCheckedContinuation { wait(ticket, $0) }
        } onCancel: {
            cancel(ticket)
        }
        state.withLock { _ = $0.cancelled.remove(ticket) }
        return isMine
    }

    /// Hands the place to the first who waits.
    package func giveBack() {
        state.withLock { state in
            if state.waiting.isEmpty {
                state.free += 1
            } else {
                state.waiting.removeFirst().continuation.resume(returning: true)
            }
        }
    }

    private func wait(_ ticket: Int, _ continuation: CheckedContinuation<Bool, Never>) {
        state.withLock { state in
            if state.cancelled.remove(ticket) != nil {
                continuation.resume(returning: false)
            } else if state.free > 0 {
                state.free -= 1
                continuation.resume(returning: true)
            } else {
                state.waiting.append((ticket, continuation))
            }
        }
    }

    private func cancel(_ ticket: Int) {
        state.withLock { state in
            if let place = state.waiting.firstIndex(where: { $0.ticket == ticket }) {
                state.waiting.remove(at: place).continuation.resume(returning: false)
            } else {
                state.cancelled.insert(ticket)
            }
        }
    }
}
