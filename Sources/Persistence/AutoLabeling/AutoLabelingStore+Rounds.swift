extension AutoLabelingStore {
    /// The job's rounds in order.
    package func rounds(jobID: Int64) async throws -> [AutoLabelingRound] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM auto_labeling_rounds WHERE job_id = ? ORDER BY number", .integer(jobID))
                .map(AutoLabelingRound.init)
        }
    }

    /// Begins a round, or begins it again: what it had proposed is forgotten.
    package func beginRound(_ number: Int, of jobID: Int64, at now: Int64) async throws {
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO auto_labeling_rounds (job_id, number, state, started_at) VALUES (?, ?, 0, ?)
                ON CONFLICT (job_id, number)
                DO UPDATE SET state = 0, report = NULL, problem = NULL, started_at = excluded.started_at, ended_at = NULL
                """, .integer(jobID), .integer(number), .integer(now))
            try connection.execute(
                "DELETE FROM auto_labels WHERE job_id = ? AND round = ? AND state = 0", .integer(jobID), .integer(number))
        }
    }

    /// Moves a round on and, in the same write, the job's plan.
    package func moveRound(
        _ number: Int, to state: AutoLabelingRound.State, report: String? = nil, problem: String? = nil, plan: String,
        of jobID: Int64, at now: Int64
    ) async throws {
        try await database.write { connection in
            let isEnd = state != .running && state != .accepting && state != .withdrawing
            try connection.execute(
                """
                UPDATE auto_labeling_rounds SET state = ?, report = COALESCE(?, report), problem = ?,
                    ended_at = CASE WHEN ? = 1 THEN ? ELSE ended_at END
                WHERE job_id = ? AND number = ?
                """, .integer(state.rawValue), .optional(report), .optional(problem), .bool(isEnd), .integer(now),
                .integer(jobID), .integer(number))
            try Self.setPlan(plan, problem: problem, of: jobID, at: now, connection)
        }
    }
}
