import LabelingDomain
import Persistence

extension Dispatcher {
    func view(of task: HeldTask, draft: String? = nil, draftSequence: Int64 = 0) -> WorkerTask {
        WorkerTask(
            jobID: rules.jobID, number: task.number, object: task.place.object, state: task.lease.state.name,
            token: task.lease.token, acceptedAt: task.lease.acceptedAt, expiresAt: task.expiresAt, draft: draft,
            draftSequence: draftSequence)
    }

    func viewWithDraft(of task: HeldTask) async throws -> WorkerTask {
        let row = try await tasks.assignment(jobID: rules.jobID, number: task.number)
        return view(of: task, draft: row?.draft, draftSequence: row?.draftSequence ?? 0)
    }
}
