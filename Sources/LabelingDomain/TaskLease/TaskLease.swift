/// One worker's hold on one data object, from reservation to its end.
///
/// The token fences it: a portal page that shows an older token, because its hold was lost and given anew, is
/// refused whatever it asks. Moments are passed in; a hold whose deadline has come is over even when nobody has
/// marked it expired yet.
///
/// ```
/// reserved ──accept──▶ accepted ──submit───▶ submitted
///    │                  │    ▲ ├──decline──▶ declined
///  lapse               stop resume
///    ▼                  ▼    │ ├──release──▶ released
/// released             stopped └──deadline─▶ expired
/// ```
/// Reserved and stopped tasks may be declined and released too; `recall` expires any hold that is live.
package struct TaskLease: Sendable, Hashable {
    package let worker: WorkerID
    package private(set) var token: LeaseToken
    /// How long this worker may work on the task, from its acceptance (03/JOB-41). The clock runs on while the task
    /// is put aside: a worker who never comes back must not hold the object for good.
    package let timeLimit: Duration
    package private(set) var state: State
    /// When the worker first accepted, as the worker response reports it; nil before.
    package private(set) var acceptedAt: Timestamp?

    /// A hold that does not yet count as seen by the worker.
    package init(reservedFor worker: WorkerID, token: LeaseToken, timeLimit: Duration) {
        self.init(worker: worker, token: token, timeLimit: timeLimit, state: .reserved, acceptedAt: nil)
    }

    /// A hold as it was stored.
    package init(
        worker: WorkerID, token: LeaseToken, timeLimit: Duration, state: State, acceptedAt: Timestamp?
    ) {
        self.worker = worker
        self.token = token
        self.timeLimit = timeLimit
        self.state = state
        self.acceptedAt = acceptedAt
    }

    /// The worker sees the task now; its time limit starts. Accepting again changes nothing.
    package mutating func accept(token: LeaseToken, at now: Timestamp) throws(TaskLeaseError) {
        try checkToken(token)
        switch state {
        case .reserved:
            acceptedAt = now
            state = .accepted(deadline: now + timeLimit)
        case .accepted: try checkDeadline(at: now)
        default: throw refusal(of: .accept)
        }
    }

    /// Stores an answer, named by a digest of its content. The same answer again gets the same receipt
    /// (DESIGN invariant 3); another one is refused.
    package mutating func submit(
        token: LeaseToken, answerDigest: String, at now: Timestamp
    ) throws(TaskLeaseError) -> Submission {
        try checkToken(token)
        if case .submitted(let at, let storedDigest) = state {
            guard storedDigest == answerDigest else { throw .alreadySubmitted }
            return .alreadyStored(submittedAt: at)
        }
        guard case .accepted = state else { throw refusal(of: .submit) }
        try checkDeadline(at: now)
        state = .submitted(at: now, answerDigest: answerDigest)
        return .store(submittedAt: now)
    }

    /// The worker will not label this object and is not offered it again (06/PORTAL-4).
    package mutating func decline(token: LeaseToken, at now: Timestamp) throws(TaskLeaseError) {
        try end(token: token, as: .declined(at: now), move: .decline, at: now)
    }

    /// The worker gives the object back; the work is lost and others may take it (06/PORTAL-4).
    package mutating func release(token: LeaseToken, at now: Timestamp) throws(TaskLeaseError) {
        try end(token: token, as: .released(at: now), move: .release, at: now)
    }

    /// The worker leaves with the task held and comes back before its deadline (06/PORTAL-4).
    package mutating func stop(token: LeaseToken, at now: Timestamp) throws(TaskLeaseError) {
        try checkToken(token)
        switch state {
        case .stopped: return
        case .accepted(let deadline):
            try checkDeadline(at: now)
            state = .stopped(deadline: deadline)
        default: throw refusal(of: .stop)
        }
    }

    /// The worker comes back to a stopped task, under `newToken`; the deadline stays.
    package mutating func resume(
        token: LeaseToken, newToken: LeaseToken, at now: Timestamp
    ) throws(TaskLeaseError) {
        try checkToken(token)
        guard case .stopped(let deadline) = state else { throw refusal(of: .resume) }
        try checkDeadline(at: now)
        self.token = newToken
        state = .accepted(deadline: deadline)
    }

    /// Ends the hold when its deadline has come; whether it did.
    package mutating func expireIfDue(at now: Timestamp) -> Bool {
        guard let deadline = state.deadline, now >= deadline else { return false }
        state = .expired(at: deadline)
        return true
    }

    /// Gives up a reservation, because the hold it was prefetched beside has ended; whether there was one.
    package mutating func lapseReservation(at now: Timestamp) -> Bool {
        guard case .reserved = state else { return false }
        state = .released(at: now)
        return true
    }

    /// Takes the task back, because its job stops or its availability is over; whether it was still held.
    package mutating func recall(at now: Timestamp) -> Bool {
        guard state.isLive else { return false }
        state = .expired(at: now)
        return true
    }

    private mutating func end(
        token: LeaseToken, as end: State, move: TaskLeaseError.Move, at now: Timestamp
    ) throws(TaskLeaseError) {
        try checkToken(token)
        if state.name == end.name { return }
        guard state.isLive else { throw refusal(of: move) }
        try checkDeadline(at: now)
        state = end
    }

    private func checkToken(_ shown: LeaseToken) throws(TaskLeaseError) {
        guard shown == token else { throw .staleToken }
    }

    private func checkDeadline(at now: Timestamp) throws(TaskLeaseError) {
        if let deadline = state.deadline, now >= deadline { throw .expired }
    }

    private func refusal(of move: TaskLeaseError.Move) -> TaskLeaseError {
        switch state {
        case .expired: .expired
        case .submitted: .alreadySubmitted
        default: .illegalMove(move, in: state.name)
        }
    }
}
