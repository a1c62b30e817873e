package import LabelingDomain

/// One worker's task as the portal shows it.
package struct WorkerTask: Sendable, Hashable {
    package let jobID: Int64
    /// Counts the job's tasks, from 1.
    package let number: Int64
    /// The object's place in the manifest, from 0.
    package let object: Int
    package let state: TaskLease.State.Name
    package let token: LeaseToken
    /// When the worker first saw the task; nil for a reservation.
    package let acceptedAt: Timestamp?
    package let expiresAt: Timestamp
    /// The worker's unfinished answer as JSON text, if one was kept.
    package let draft: String?
    package let draftSequence: Int64
}

/// What a worker gets for an answer that is stored.
package struct AnswerReceipt: Sendable, Hashable {
    package let receipt: String
    package let submittedAt: Timestamp
}
