import Hummingbird
import JobEngine
import Persistence
import Workforce

extension PortalRequestContext {
    /// The signed-in worker as answers name them.
    func labeler() throws(PortalError) -> Labeler {
        Labeler(try requireWorker())
    }

    /// The task that the path names.
    func taskName() throws(PortalError) -> TaskName {
        guard let text = parameters.get("taskId"), let name = TaskName(text) else {
            throw PortalError(.taskNotFound)
        }
        return name
    }
}

extension Labeler {
    init(_ worker: Worker) {
        self.init(workerID: worker.workerID, issuer: worker.issuer, subject: worker.sub, provider: "Cognito")
    }
}
