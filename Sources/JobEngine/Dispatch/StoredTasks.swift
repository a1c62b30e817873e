import LabelingDomain
import Persistence

/// What the database says about tasks that nobody holds any more: how repeated and late requests are answered.
struct StoredTasks: Sendable {
    let jobID: Int64
    let timeLimit: Duration
    let tasks: AssignmentStore
    let signer: LeaseSigner

    /// The row as a task in memory, under the token that its fence makes.
    func held(_ row: AssignmentRow) -> HeldTask {
        let token = signer.token(jobID: row.jobID, number: row.number, fence: row.fence)
        return HeldTask(row: row, lease: row.lease(token: token, timeLimit: timeLimit))
    }

    /// Why a task that is not held cannot be worked on; a nil token is not compared.
    func refusal(_ number: Int64, labeler: Int64, token: LeaseToken?) async throws -> TaskRefusal {
        guard let row = try await tasks.assignment(jobID: jobID, number: number) else { return .taskNotFound }
        guard row.labeler == labeler else { return .notYourTask }
        guard token == nil || token == held(row).lease.token else { return .lease(.staleToken) }
        switch row.state {
        case .submitted: return .lease(.alreadySubmitted)
        case .declined: return .lease(.illegalMove(.accept, in: .declined))
        case .released: return .lease(.illegalMove(.accept, in: .released))
        case .reserved, .accepted, .stopped, .expired, .lapsed: return .lease(.expired)
        }
    }

    /// The receipt of an answer that is stored already; throws the reason why this one cannot be.
    func receipt(
        _ number: Int64, labeler: Int64, token: LeaseToken, answer: String, at now: Timestamp
    ) async throws -> AnswerReceipt {
        guard let row = try await tasks.assignment(jobID: jobID, number: number) else {
            throw TaskRefusal.taskNotFound
        }
        guard row.labeler == labeler else { throw TaskRefusal.notYourTask }
        var lease = held(row).lease
        let submission: TaskLease.Submission
        do {
            submission = try lease.submit(token: token, answerDigest: AnswerDigest.of(answer), at: now)
        } catch {
            throw TaskRefusal.lease(error)
        }
        // A lease that could still take an answer is one that this process has not got, because its job is over.
        guard case .alreadyStored(let submittedAt) = submission else { throw TaskRefusal.lease(.expired) }
        return AnswerReceipt(receipt: signer.receipt(jobID: jobID, number: number), submittedAt: submittedAt)
    }

    /// Ending a task in the way it has ended already is no error; anything else is.
    func checkEnded(_ number: Int64, labeler: Int64, token: LeaseToken, as state: AssignmentState) async throws {
        if let row = try await tasks.assignment(jobID: jobID, number: number), row.labeler == labeler,
            row.state == state, held(row).lease.token == token
        {
            return
        }
        throw try await refusal(number, labeler: labeler, token: token)
    }
}
