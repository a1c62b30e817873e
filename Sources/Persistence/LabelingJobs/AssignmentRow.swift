/// One worker's task on one object, as stored.
package struct AssignmentRow: Sendable, Hashable {
    package let jobID: Int64
    /// Counts the job's tasks, from 1.
    package let number: Int64
    package let object: Int
    /// The worker, as `LabelerStore` numbers them.
    package let labeler: Int64
    package let slot: Int
    /// Changes whenever the task changes hands or is opened anew; tokens of leases are made from it.
    package var fence: Int64
    package var state: AssignmentState
    package let createdAt: Int64
    package var acceptedAt: Int64?
    package var expiresAt: Int64
    package let endedAt: Int64?
    package let timeSpentInSeconds: Double?
    /// The stored answer, as the worker's page sent it.
    package let answer: String?
    package let draft: String?
    package let draftSequence: Int64

    package init(
        jobID: Int64, number: Int64, object: Int, labeler: Int64, slot: Int, fence: Int64, state: AssignmentState,
        createdAt: Int64, acceptedAt: Int64?, expiresAt: Int64
    ) {
        self.jobID = jobID
        self.number = number
        self.object = object
        self.labeler = labeler
        self.slot = slot
        self.fence = fence
        self.state = state
        self.createdAt = createdAt
        self.acceptedAt = acceptedAt
        self.expiresAt = expiresAt
        endedAt = nil
        timeSpentInSeconds = nil
        answer = nil
        draft = nil
        draftSequence = 0
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        jobID = try row.int64("job_id")
        number = try row.int64("number")
        object = try row.int("object_number")
        labeler = try row.int64("labeler")
        slot = try row.int("slot")
        fence = try row.int64("fence")
        state = try row.state("state")
        createdAt = try row.int64("created_at")
        acceptedAt = try row.optionalInt64("accepted_at")
        expiresAt = try row.int64("expires_at")
        endedAt = try row.optionalInt64("ended_at")
        timeSpentInSeconds = try row.optionalDouble("time_spent")
        answer = try row.optionalString("answer")
        draft = try row.optionalString("draft")
        draftSequence = try row.int64("draft_sequence")
    }
}

extension SQLRow {
    func state<State: RawRepresentable<Int>>(_ column: String) throws(DatabaseError) -> State {
        guard let state = State(rawValue: try int(column)) else {
            throw .unexpectedColumn("column \(column) holds \(try int(column)), which is not a \(State.self)")
        }
        return state
    }
}
