package import LabelingDomain

/// What a job says about how its objects go to workers.
package struct DispatchRules: Sendable, Hashable {
    package let jobID: Int64
    package let workersPerObject: Int
    /// The most objects that are with workers at once (05/FLOW-2).
    package let maxOpenObjects: Int
    /// How long one worker may work on one task (03/JOB-41).
    package let timeLimit: Duration
    /// When the job's tasks are taken back from everybody (03/JOB-41).
    package let deadline: Timestamp
    /// How many objects people may label at most (03/JOB-42); nil when there is no such condition.
    package let maxLabeledObjects: Int?

    package init(
        jobID: Int64, workersPerObject: Int, maxOpenObjects: Int, timeLimit: Duration, deadline: Timestamp,
        maxLabeledObjects: Int?
    ) {
        self.jobID = jobID
        self.workersPerObject = workersPerObject
        self.maxOpenObjects = maxOpenObjects
        self.timeLimit = timeLimit
        self.deadline = deadline
        self.maxLabeledObjects = maxLabeledObjects
    }

    /// How long a reservation outlives the task its worker is busy with, so that the page can take it up.
    static let reservationGrace: Duration = .seconds(60)
    /// How often a refused place is replaced by another one before the worker is told that there is nothing.
    static let maxConflicts = 32
    /// How many deadlines of ended tasks are kept before they are thrown out.
    static let maxStaleDeadlines = 4_096
}
