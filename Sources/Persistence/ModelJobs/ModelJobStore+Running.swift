extension ModelJobStore {
    /// Counts one more attempt to run the job, and returns how many there were.
    package func begin(_ id: Int64) async throws -> Int {
        try await database.write { connection in
            try connection.execute("UPDATE model_jobs SET attempts = attempts + 1 WHERE id = ?", .integer(id))
            return try connection.row("SELECT attempts FROM model_jobs WHERE id = ?", .integer(id))?.int("attempts") ?? 0
        }
    }

    /// Writes down how far a job has come that is in progress; false when it is not any more.
    package func advance(_ id: Int64, progress: String, startedAt: Int64?, at now: Int64) async throws -> Bool {
        try await database.write { connection in
            try connection.execute(
                """
                UPDATE model_jobs SET progress = ?, started_at = COALESCE(started_at, ?), modified_at = ?
                WHERE id = ? AND status = 'InProgress'
                """, .text(progress), .optional(startedAt), .integer(now), .integer(id)) == 1
        }
    }

    /// Writes down what a job has made so far.
    package func setOutcome(_ outcome: String, of id: Int64, at now: Int64) async throws {
        _ = try await database.write { connection in
            try connection.execute(
                "UPDATE model_jobs SET outcome = ?, modified_at = ? WHERE id = ?", .text(outcome), .integer(now), .integer(id))
        }
    }

    /// A move of a job to another status.
    package struct Move: Sendable, Hashable {
        package let from: String
        package let to: String
        package let progress: String
        package let failureReason: String?
        /// When the job ended; nil when it has not.
        package let endedAt: Int64?

        package init(from: String, to: String, progress: String, failureReason: String? = nil, endedAt: Int64? = nil) {
            self.from = from
            self.to = to
            self.progress = progress
            self.failureReason = failureReason
            self.endedAt = endedAt
        }
    }

    /// Moves a job; false when it is not in the status it is moved from any more.
    package func move(_ id: Int64, _ move: Move, at now: Int64) async throws -> Bool {
        try await database.write { connection in
            try connection.execute(
                """
                UPDATE model_jobs SET status = ?, progress = ?, failure_reason = ?, ended_at = ?, modified_at = ?
                WHERE id = ? AND status = ?
                """, .text(move.to), .text(move.progress), .optional(move.failureReason), .optional(move.endedAt),
                .integer(now), .integer(id), .text(move.from)) == 1
        }
    }
}
