/// One round of automated labeling, as stored.
package struct AutoLabelingRound: Sendable, Hashable {
    /// Where a round stands.
    package enum State: Int, Sendable, Hashable, CaseIterable {
        case running = 0
        /// Decided; its labels are being taken over.
        case accepting = 1
        case done = 2
        case failed = 3
        /// Its check has failed; its labels are being taken back.
        case withdrawing = 4
        case withdrawn = 5
    }

    /// Counts the rounds of the job, from 1.
    package let number: Int
    package let state: State
    /// What came of it, as JSON; nil before.
    package let report: String?
    /// Why it failed, or was withdrawn.
    package let problem: String?
    package let startedAt: Int64
    package let endedAt: Int64?

    init(_ row: SQLRow) throws(DatabaseError) {
        number = try row.int("number")
        state = try row.state("state")
        report = try row.optionalString("report")
        problem = try row.optionalString("problem")
        startedAt = try row.int64("started_at")
        endedAt = try row.optionalInt64("ended_at")
    }
}
