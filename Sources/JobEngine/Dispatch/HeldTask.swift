import LabelingDomain
import Persistence

/// A task that a worker holds, as the dispatcher keeps it in memory.
struct HeldTask: Sendable {
    let place: DispatchIndex.Place
    let labeler: Int64
    /// The stored row, with the fence that holds now.
    var row: AssignmentRow
    var lease: TaskLease
    /// When the hold ends by itself.
    var expiresAt: Timestamp

    var number: Int64 { row.number }

    init(row: AssignmentRow, lease: TaskLease) {
        self.row = row
        self.lease = lease
        place = DispatchIndex.Place(object: row.object, slot: row.slot)
        labeler = row.labeler
        expiresAt = Timestamp(microseconds: row.expiresAt)
    }
}

extension AssignmentRow {
    /// The row as the lease it stands for.
    func lease(token: LeaseToken, timeLimit: Duration) -> TaskLease {
        TaskLease(
            worker: WorkerID(String(labeler)), token: token, timeLimit: timeLimit, state: leaseState,
            acceptedAt: acceptedAt.map(Timestamp.init(microseconds:)))
    }

    private var leaseState: TaskLease.State {
        let end = Timestamp(microseconds: endedAt ?? expiresAt)
        return switch state {
        case .reserved: .reserved
        case .accepted: .accepted(deadline: Timestamp(microseconds: expiresAt))
        case .stopped: .stopped(deadline: Timestamp(microseconds: expiresAt))
        case .submitted: .submitted(at: end, answerDigest: AnswerDigest.of(answer ?? ""))
        case .declined: .declined(at: end)
        case .released: .released(at: end)
        case .expired, .lapsed: .expired(at: end)
        }
    }
}
