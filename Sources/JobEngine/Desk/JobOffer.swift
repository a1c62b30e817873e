package import Persistence

/// A job as a worker sees it in the list.
package struct JobOffer: Sendable {
    package let job: LabelingJob
    package let status: String
    package let counts: LabelingJobCounts
    /// Whether there is a task for this worker now.
    package let isAvailable: Bool
    /// Answers this worker has given.
    package let submittedCount: Int
    /// Tasks this worker has put aside.
    package let stopped: [WorkerTask]
}
