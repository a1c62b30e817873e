/// Why a move on a hold was refused.
package enum TaskLeaseError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The moves of `TaskLease`.
    package enum Move: String, Sendable, Hashable {
        case accept, submit, decline, release, stop, resume
    }

    /// The token shown belongs to an earlier hold.
    case staleToken
    /// The time limit has passed, or the task was taken back.
    case expired
    /// Another answer is stored.
    case alreadySubmitted
    case illegalMove(Move, in: TaskLease.State.Name)

    package var description: String {
        switch self {
        case .staleToken: "This task is no longer held under the lease shown."
        case .expired: "The time for this task is over; it was not submitted."
        case .alreadySubmitted: "Another answer to this task is stored already."
        case .illegalMove(let move, let state): "A task that is \(state.rawValue) cannot be changed by \(move.rawValue)."
        }
    }
}
