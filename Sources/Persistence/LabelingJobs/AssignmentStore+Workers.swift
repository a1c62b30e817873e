extension AssignmentStore {
    /// What one worker has done for a job.
    package struct WorkerCount: Sendable, Hashable {
        package let labeler: Labeler
        package let submitted: Int
        package let declined: Int
        /// The time spent on what was submitted.
        package let seconds: Double
        /// Of the latest answer, in microseconds; nil when there is none.
        package let lastSubmittedAt: Int64?
    }

    /// At most `limit` workers of a job, those with most answers first.
    package func workerCounts(jobID: Int64, limit: Int) async throws -> [WorkerCount] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT labelers.*, counts.* FROM labelers JOIN (
                    SELECT labeler, SUM(CASE WHEN state = 3 THEN 1 ELSE 0 END) AS submitted,
                        SUM(CASE WHEN state = 4 THEN 1 ELSE 0 END) AS declined,
                        COALESCE(SUM(CASE WHEN state = 3 THEN time_spent END), 0.0) AS seconds,
                        MAX(CASE WHEN state = 3 THEN ended_at END) AS last_submitted_at
                    FROM assignments WHERE job_id = ? GROUP BY labeler
                ) AS counts ON labelers.number = counts.labeler
                ORDER BY counts.submitted DESC, labelers.number LIMIT ?
                """, .integer(jobID), .integer(limit)
            ).map { row in
                WorkerCount(
                    labeler: try Labeler(row), submitted: try row.int("submitted"), declined: try row.int("declined"),
                    seconds: try row.double("seconds"), lastSubmittedAt: try row.optionalInt64("last_submitted_at"))
            }
        }
    }
}
