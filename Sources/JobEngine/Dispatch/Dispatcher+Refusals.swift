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
        return try await stored.refusal(task.number, labeler: task.labeler, token: token)
    }
}
