/// The tasks of workers: the hot path. Each method is one write that touches a handful of rows by their keys.
///
/// Every change names the fence of the lease it was made under and the state it starts from; a change that finds
/// another fence or state does nothing and says so, whatever the callers above believe.
package struct AssignmentStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// Takes a place for a worker; false when the schema refuses it, because the place is held or the worker had the
    /// object before, or when the object waits for nobody any more.
    package func take(_ task: AssignmentRow, workersPerObject: Int) async throws -> Bool {
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO assignments (job_id, number, object_number, labeler, slot, slots, fence, state, created_at,
                    accepted_at, expires_at)
                SELECT job_id, ?, number, ?, ?, ?, ?, ?, ?, ?, ? FROM data_objects
                WHERE job_id = ? AND number = ? AND state = 0 ON CONFLICT DO NOTHING
                """,
                .integer(task.number), .integer(task.labeler), .integer(task.slot), .integer(workersPerObject),
                .integer(task.fence), .integer(task.state.rawValue), .integer(task.createdAt), .optional(task.acceptedAt),
                .integer(task.expiresAt), .integer(task.jobID), .integer(task.object)) == 1
        }
    }

    /// A reservation becomes a task that its worker has seen; false when it is gone.
    package func accept(
        jobID: Int64, number: Int64, fence: Int64, at now: Int64, expiresAt: Int64
    ) async throws -> Bool {
        try await database.write { connection in
            try connection.execute(
                """
                UPDATE assignments SET state = 1, accepted_at = ?, expires_at = ?
                WHERE job_id = ? AND number = ? AND fence = ? AND state = 0
                """,
                .integer(now), .integer(expiresAt), .integer(jobID), .integer(number), .integer(fence)) == 1
        }
    }

    /// Stores an answer. Nil, and nothing changed, when the lease does not hold any more.
    package func submit(_ submission: AnswerSubmission, workersPerObject: Int) async throws -> AssignmentOutcome? {
        try await database.write { connection in
            let stored = try connection.execute(
                """
                UPDATE assignments SET state = 3, ended_at = ?, time_spent = ?, answer = ?, draft = NULL
                WHERE job_id = ? AND number = ? AND fence = ? AND state = 1 AND expires_at > ?
                """,
                .integer(submission.submittedAt), .real(submission.timeSpentInSeconds), .text(submission.answer),
                .integer(submission.jobID), .integer(submission.number), .integer(submission.fence),
                .integer(submission.submittedAt))
            guard stored == 1 else { return nil }
            return try Self.settle(
                submission.object, of: submission.jobID, workersPerObject: workersPerObject,
                at: submission.submittedAt, connection)
        }
    }

    /// Ends a task without an answer. Nil, and nothing changed, when it has ended already.
    package func end(
        _ task: AssignmentRow, as state: AssignmentState, at now: Int64, workersPerObject: Int
    ) async throws -> AssignmentOutcome? {
        try await database.write { connection in
            let ended = try connection.execute(
                """
                UPDATE assignments SET state = ?, ended_at = ?, draft = NULL
                WHERE job_id = ? AND number = ? AND fence = ? AND state < 3
                """,
                .integer(state.rawValue), .integer(now), .integer(task.jobID), .integer(task.number),
                .integer(task.fence))
            guard ended == 1 else { return nil }
            if state == .declined {
                try connection.execute(
                    "UPDATE data_objects SET declines = declines + 1 WHERE job_id = ? AND number = ?",
                    .integer(task.jobID), .integer(task.object))
            }
            return try Self.settle(
                task.object, of: task.jobID, workersPerObject: workersPerObject, at: now, connection)
        }
    }

    /// Puts an accepted task aside, keeping its draft; false when it is not with its worker any more.
    package func stop(jobID: Int64, number: Int64, fence: Int64) async throws -> Bool {
        try await database.write { connection in
            try connection.execute(
                "UPDATE assignments SET state = 2 WHERE job_id = ? AND number = ? AND fence = ? AND state = 1",
                .integer(jobID), .integer(number), .integer(fence)) == 1
        }
    }

    /// Opens a stopped task again under a new fence; false when it has ended.
    package func resume(jobID: Int64, number: Int64, fence: Int64, newFence: Int64) async throws -> Bool {
        try await database.write { connection in
            try connection.execute(
                """
                UPDATE assignments SET state = 1, fence = ?
                WHERE job_id = ? AND number = ? AND fence = ? AND state = 2
                """, .integer(newFence), .integer(jobID), .integer(number), .integer(fence)) == 1
        }
    }

    /// Keeps the worker's unfinished answer. A draft older than the stored one is passed over; false when the task
    /// is not with its worker any more.
    package func saveDraft(
        _ draft: String, sequence: Int64, jobID: Int64, number: Int64, fence: Int64
    ) async throws -> Bool {
        try await database.write { connection in
            let held = try connection.execute(
                """
                UPDATE assignments SET
                    draft = CASE WHEN draft_sequence < ? THEN ? ELSE draft END,
                    draft_sequence = CASE WHEN draft_sequence < ? THEN ? ELSE draft_sequence END
                WHERE job_id = ? AND number = ? AND fence = ? AND state IN (1, 2)
                """,
                .integer(sequence), .text(draft), .integer(sequence), .integer(sequence), .integer(jobID),
                .integer(number), .integer(fence))
            return held == 1
        }
    }

    package func assignment(jobID: Int64, number: Int64) async throws -> AssignmentRow? {
        try await database.read { connection in
            try connection.row(
                "SELECT * FROM assignments WHERE job_id = ? AND number = ?", .integer(jobID), .integer(number)
            ).map(AssignmentRow.init)
        }
    }
}
