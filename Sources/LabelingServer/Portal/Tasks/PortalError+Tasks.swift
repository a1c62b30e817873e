import Hummingbird
import JobEngine
import LabelingDomain

extension PortalError {
    /// What a worker is told about a refusal of the task interface.
    init(_ refusal: TaskRefusal) {
        switch refusal {
        case .jobNotFound:
            self.init(
                status: .notFound, code: "JobNotFound",
                message: "There is no such job that is open and that your teams work on.")
        case .taskNotFound: self.init(status: .notFound, code: "TaskNotFound", message: "There is no such task.")
        case .notYourTask:
            self.init(status: .forbidden, code: "NotYourTask", message: "This task belongs to somebody else.")
        case .invalidAnswer(let reason): self = .invalidAnswer(reason)
        case .lease(.alreadySubmitted):
            self.init(
                status: .conflict, code: "AlreadySubmitted", message: TaskLeaseError.alreadySubmitted.description)
        case .lease(let error): self.init(status: .conflict, code: "LeaseExpired", message: error.description)
        }
    }

    static func invalidAnswer(_ reason: String) -> PortalError {
        PortalError(status: .badRequest, code: "InvalidAnswer", message: reason)
    }

    static func invalidRequest(_ reason: String) -> PortalError {
        PortalError(status: .badRequest, code: "InvalidRequest", message: reason)
    }

    static func tooLarge(limit: Int) -> PortalError {
        PortalError(
            status: .contentTooLarge, code: "TooLarge", message: "The body has more than \(limit) bytes.")
    }
}

/// Runs a call of the desk, its refusal turned into the portal's.
func answering<Value>(_ call: () async throws -> Value) async throws -> Value {
    do {
        return try await call()
    } catch let refusal as TaskRefusal {
        throw PortalError(refusal)
    }
}
