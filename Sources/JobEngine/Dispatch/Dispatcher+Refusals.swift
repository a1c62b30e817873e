import LabelingDomain
import Persistence

extension Dispatcher {
    func check(_ task: HeldTask, labeler: Int64, token: LeaseToken) throws(TaskRefusal) {
        guard task.labeler == labeler else { throw .notYourTask }
        guard task.lease.token == token else { throw .lease(.staleToken) }
    }

    /// Runs a move of a lease, turning its refusal into this actor's.
    func refusing(_ move: () throws(TaskLeaseError) -> Void) throws(TaskRefusal) {
        do {
            try move()
        } catch {
            throw .lease(error)
        }
    }

    /// The task in memory has turned out to be over in the database.
    func lost(_ task: HeldTask, token: LeaseToken) async throws -> TaskRefusal {
        if held[task.number] != nil { forget(task) }
        return try await refusal(task.number, labeler: task.labeler, token: token)
    }

    /// Why a task that is not held cannot be worked on; a nil token is not compared.
    func refusal(_ number: Int64, labeler: Int64, token: LeaseToken?) async throws -> TaskRefusal {
        guard let row = try await tasks.assignment(jobID: rules.jobID, number: number) else { return .taskNotFound }
        guard row.labeler == labeler else { return .notYourTask }
        let current = heldTask(row).lease.token
        guard token == nil || token == current else { return .lease(.staleToken) }
        switch row.state {
        case .submitted: return .lease(.alreadySubmitted)
        case .expired, .lapsed: return .lease(.expired)
        case .declined: return .lease(.illegalMove(.accept, in: .declined))
        case .released: return .lease(.illegalMove(.accept, in: .released))
        case .reserved, .accepted, .stopped: return .lease(.expired)
        }
    }

    /// The receipt of an answer that is stored already, or the reason why this one cannot be.
    func storedReceipt(
        _ number: Int64, labeler: Int64, token: LeaseToken, answer: String
    ) async throws -> AnswerReceipt {
        guard let row = try await tasks.assignment(jobID: rules.jobID, number: number) else {
            throw TaskRefusal.taskNotFound
        }
        guard row.labeler == labeler else { throw TaskRefusal.notYourTask }
        var lease = heldTask(row).lease
        var receipt: AnswerReceipt?
        try refusing { () throws(TaskLeaseError) in
            let digest = AnswerDigest.of(answer)
            switch try lease.submit(token: token, answerDigest: digest, at: environment.now()) {
            case .alreadyStored(let submittedAt):
                receipt = AnswerReceipt(
                    receipt: signer.receipt(jobID: rules.jobID, number: number), submittedAt: submittedAt)
            case .store: throw TaskLeaseError.expired
            }
        }
        guard let receipt else { throw TaskRefusal.lease(.expired) }
        return receipt
    }

    /// Ending a task in the way it has ended already is no error; anything else is.
    func checkEnded(_ number: Int64, labeler: Int64, token: LeaseToken, as state: AssignmentState) async throws {
        if let row = try await tasks.assignment(jobID: rules.jobID, number: number), row.labeler == labeler,
            row.state == state, heldTask(row).lease.token == token
        {
            return
        }
        throw try await refusal(number, labeler: labeler, token: token)
    }
}
