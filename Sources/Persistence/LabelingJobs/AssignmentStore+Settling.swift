extension AssignmentStore {
    /// Looks whether the object still waits for answers, and if not, moves it on: into the queue of objects to
    /// consolidate, or to its end as expired. Runs inside the write that changed one of its tasks, so that an object
    /// and its answers can never disagree.
    static func settle(
        _ object: Int, of jobID: Int64, workersPerObject: Int, at now: Int64, _ connection: any SQLConnection
    ) throws(DatabaseError) -> AssignmentOutcome {
        let states: [AssignmentState] = try connection.rows(
            "SELECT state FROM assignments WHERE job_id = ? AND object_number = ? AND state < 4",
            .integer(jobID), .integer(object)
        ).map { row throws(DatabaseError) in try row.state("state") }
        let answers = states.count { $0 == .submitted }
        if answers >= workersPerObject {
            try markAnswered(object, of: jobID, at: now, connection)
            return .answered
        }
        guard states.count == answers else { return .open }
        let declines = try connection.row(
            "SELECT declines FROM data_objects WHERE job_id = ? AND number = ?", .integer(jobID), .integer(object))
        guard try declines?.int("declines") ?? 0 >= workersPerObject else { return .open }
        if answers > 0 {
            try markAnswered(object, of: jobID, at: now, connection)
            return .answered
        }
        try DataObjectStore.markFailed(
            object, of: jobID, as: .expired, reason: "\(workersPerObject) workers declined the object.", at: now,
            connection)
        return .expired
    }

    private static func markAnswered(
        _ object: Int, of jobID: Int64, at now: Int64, _ connection: any SQLConnection
    ) throws(DatabaseError) {
        let moved = try connection.execute(
            "UPDATE data_objects SET state = 1, finished_at = ? WHERE job_id = ? AND number = ? AND state = 0",
            .integer(now), .integer(jobID), .integer(object))
        guard moved == 1 else { return }
        try connection.execute(
            "INSERT INTO output_work (job_id, object_number) VALUES (?, ?)", .integer(jobID), .integer(object))
        try connection.execute(
            "UPDATE labeling_jobs SET labeled_count = labeled_count + 1, modified_at = ? WHERE id = ?",
            .integer(now), .integer(jobID))
    }
}
