/// What a job's output is made from: answers, and the queue of objects whose answers are complete.
package struct OutputStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// The objects that wait for their consolidation, from number `first` on, at most `limit`.
    package func waiting(jobID: Int64, from first: Int = 0, limit: Int) async throws -> [Int] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT object_number FROM output_work WHERE job_id = ? AND object_number >= ?
                ORDER BY object_number LIMIT ?
                """, .integer(jobID), .integer(first), .integer(limit)
            ).map { try $0.int("object_number") }
        }
    }

    /// The objects with all their answers, in the order of `numbers`.
    package func answeredObjects(jobID: Int64, numbers: [Int]) async throws -> [AnsweredObject] {
        try await database.read { connection in
            try numbers.compactMap { number in
                let object = try connection.row(
                    "SELECT line, finished_at FROM data_objects WHERE job_id = ? AND number = ?",
                    .integer(jobID), .integer(number))
                guard let object else { return nil }
                let answers = try connection.rows(
                    """
                    SELECT labeler, answer, accepted_at, ended_at, time_spent FROM assignments
                    WHERE job_id = ? AND object_number = ? AND state < 4 AND state = 3 ORDER BY ended_at, number
                    """, .integer(jobID), .integer(number)
                ).map(StoredAnswer.init)
                return AnsweredObject(
                    number: number, line: try object.string("line"),
                    finishedAt: try object.optionalInt64("finished_at") ?? 0, answers: answers)
            }
        }
    }

    /// The objects were written out: they are labeled, and wait no more.
    package func markLabeled(_ numbers: [Int], of jobID: Int64) async throws {
        try await database.write { connection in
            for number in numbers {
                try connection.execute(
                    "UPDATE data_objects SET state = 2 WHERE job_id = ? AND number = ? AND state = 1",
                    .integer(jobID), .integer(number))
                try connection.execute(
                    "DELETE FROM output_work WHERE job_id = ? AND object_number = ?",
                    .integer(jobID), .integer(number))
            }
        }
    }

    /// Every answer to the labeled objects in `range`, by object and then by worker: what a consolidation starts from.
    ///
    /// - Parameter includesAnswered: whether objects count whose answers are complete and not written out yet.
    package func labeledAnswers(
        jobID: Int64, objects range: Range<Int>, includesAnswered: Bool = false
    ) async throws -> [ObjectAnswer] {
        let firstState: DataObjectState = includesAnswered ? .answered : .labeled
        return try await database.read { connection in
            var answers: [ObjectAnswer] = []
            try connection.forEachRow(
                """
                SELECT object_number, labeler, answer FROM assignments
                JOIN data_objects ON data_objects.job_id = assignments.job_id
                    AND data_objects.number = assignments.object_number AND data_objects.state BETWEEN ? AND 2
                WHERE assignments.job_id = ? AND object_number >= ? AND object_number < ?
                    AND assignments.state < 4 AND assignments.state = 3
                ORDER BY object_number, labeler
                """, [.integer(firstState.rawValue), .integer(jobID), .integer(range.lowerBound), .integer(range.upperBound)]
            ) { row in
                answers.append(
                    ObjectAnswer(
                        object: try row.int("object_number"), labeler: try row.int64("labeler"),
                        answer: try row.string("answer")))
                return true
            }
            return answers
        }
    }

    /// The lines of the objects in `range`, in order, with what became of each.
    package func outcomes(jobID: Int64, objects range: Range<Int>) async throws -> [DataObjectOutcome] {
        try await database.read { connection in
            var outcomes: [DataObjectOutcome] = []
            outcomes.reserveCapacity(range.count)
            try connection.forEachRow(
                """
                SELECT number, line, state, finished_at FROM data_objects
                WHERE job_id = ? AND number >= ? AND number < ? ORDER BY number
                """, [.integer(jobID), .integer(range.lowerBound), .integer(range.upperBound)]
            ) { row in
                outcomes.append(
                    DataObjectOutcome(
                        number: try row.int("number"), line: try row.string("line"), state: try row.state("state"),
                        finishedAt: try row.optionalInt64("finished_at")))
                return true
            }
            return outcomes
        }
    }
}
