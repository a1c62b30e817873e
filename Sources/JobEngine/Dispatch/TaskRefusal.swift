package import LabelingDomain

/// Why a worker's request about a task was refused.
package enum TaskRefusal: Error, Sendable, Hashable {
    /// There is no such job that is in progress and that the worker's teams work on.
    case jobNotFound
    /// The job has no such task.
    case taskNotFound
    /// The task is another worker's.
    case notYourTask
    /// The lease does not allow it.
    case lease(TaskLeaseError)
    /// The answer is not one that the task's page can send; the text says why.
    case invalidAnswer(String)
}
