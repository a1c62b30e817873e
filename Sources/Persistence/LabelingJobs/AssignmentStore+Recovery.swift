extension AssignmentStore {
    /// The number the job's next task gets.
    package func nextNumber(jobID: Int64) async throws -> Int64 {
        try await database.read { connection in
            let row = try connection.row(
                "SELECT COALESCE(MAX(number), 0) AS n FROM assignments WHERE job_id = ?", .integer(jobID))
            return (try row?.int64("n") ?? 0) + 1
        }
    }

    /// The tasks that take a place on an object from `first` on, held or answered; answers and drafts are left out.
    package func placesTaken(jobID: Int64, fromObject first: Int) async throws -> [AssignmentRow] {
        try await database.read { connection in
            var tasks: [AssignmentRow] = []
            try connection.forEachRow(
                """
                SELECT job_id, number, object_number, labeler, slot, fence, state, created_at, accepted_at, expires_at,
                    ended_at, time_spent, NULL AS answer, NULL AS draft, draft_sequence
                FROM assignments WHERE job_id = ? AND object_number >= ? AND state < 4
                """, [.integer(jobID), .integer(first)]
            ) { row in
                tasks.append(try AssignmentRow(row))
                return true
            }
            return tasks
        }
    }

    /// The tasks that workers hold on one object.
    package func placesTaken(jobID: Int64, object: Int) async throws -> [AssignmentRow] {
        try await database.read { connection in
            try connection.rows(
                "SELECT * FROM assignments WHERE job_id = ? AND object_number = ? AND state < 4",
                .integer(jobID), .integer(object)
            ).map(AssignmentRow.init)
        }
    }

    /// The objects a worker is not offered any more: held, answered or declined.
    package func objectsTouched(jobID: Int64, labeler: Int64) async throws -> [Int] {
        try await database.read { connection in
            var objects: [Int] = []
            try connection.forEachRow(
                "SELECT object_number FROM assignments WHERE job_id = ? AND labeler = ? AND state < 5",
                [.integer(jobID), .integer(labeler)]
            ) { row in
                objects.append(try row.int("object_number"))
                return true
            }
            return objects
        }
    }

    /// How many answers a worker has given to a job.
    package func answerCount(jobID: Int64, labeler: Int64) async throws -> Int {
        try await database.read { connection in
            let row = try connection.row(
                """
                SELECT COUNT(*) AS n FROM assignments
                WHERE job_id = ? AND labeler = ? AND state < 5 AND state = 3
                """, .integer(jobID), .integer(labeler))
            return try row?.int("n") ?? 0
        }
    }
}
