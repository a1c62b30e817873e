/// The data objects of jobs: one row for each manifest line.
package struct DataObjectStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// The manifest line of an object.
    package func line(jobID: Int64, number: Int) async throws -> String? {
        try await database.read { connection in
            try connection.row(
                "SELECT line FROM data_objects WHERE job_id = ? AND number = ?", .integer(jobID), .integer(number)
            )?.string("line")
        }
    }

    /// The manifest lines of the objects in `range`, by number.
    package func lines(jobID: Int64, in range: Range<Int>) async throws -> [Int: String] {
        try await database.read { connection in
            var lines: [Int: String] = [:]
            try connection.forEachRow(
                "SELECT number, line FROM data_objects WHERE job_id = ? AND number >= ? AND number < ?",
                [.integer(jobID), .integer(range.lowerBound), .integer(range.upperBound)]
            ) { row in
                lines[try row.int("number")] = try row.string("line")
                return true
            }
            return lines
        }
    }

    /// The manifest lines of some objects, by number; wherever in the manifest they are.
    package func lines(jobID: Int64, of numbers: [Int]) async throws -> [Int: String] {
        try await database.read { connection in
            var lines: [Int: String] = [:]
            for number in numbers {
                let row = try connection.row(
                    "SELECT line FROM data_objects WHERE job_id = ? AND number = ?", .integer(jobID), .integer(number))
                lines[number] = try row?.string("line")
            }
            return lines
        }
    }

    /// Every object that is not simply waiting: those that have ended, and those that were declined, in order.
    package func changedObjects(jobID: Int64) async throws -> [ChangedDataObject] {
        try await database.read { connection in
            var objects: [ChangedDataObject] = []
            try connection.forEachRow(
                """
                SELECT number, state, declines FROM data_objects
                WHERE job_id = ? AND (state <> 0 OR declines > 0) ORDER BY number
                """, [.integer(jobID)]
            ) { row in
                objects.append(
                    ChangedDataObject(
                        number: try row.int("number"), state: try row.state("state"),
                        declines: try row.int("declines")))
                return true
            }
            return objects
        }
    }

    /// The first object that failed or expired, and why; objects that failed for `reason` do not count.
    package func firstFailure(jobID: Int64, besides reason: String) async throws -> (number: Int, reason: String)? {
        try await failures(jobID: jobID, besides: reason, limit: 1).first
    }

    /// The objects that failed or expired, in order, each with why; those that failed for `reason` are left out.
    package func failures(
        jobID: Int64, besides reason: String = "", limit: Int
    ) async throws -> [(number: Int, reason: String)] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT number, COALESCE(reason, '') AS reason FROM data_objects
                WHERE job_id = ? AND state IN (3, 4) AND COALESCE(reason, '') <> ? ORDER BY number LIMIT ?
                """, .integer(jobID), .text(reason), .integer(limit)
            ).map { (number: try $0.int("number"), reason: try $0.string("reason")) }
        }
    }

    /// An object cannot be labeled: nobody gets it any more. False when it has ended already.
    package func fail(_ number: Int, of jobID: Int64, reason: String, at now: Int64) async throws -> Bool {
        try await database.write { connection in
            try Self.markFailed(number, of: jobID, as: .failed, reason: reason, at: now, connection)
        }
    }

    /// Ends every object in `range` that still waits, because the job's time is over or it was stopped.
    ///
    /// What has an answer goes on to its consolidation (05/WRK-5, WRK-7); the rest fails for `reason`, or is left
    /// waiting when there is none. Tasks that are still held end as expired.
    package func closeOpen(
        in range: Range<Int>, of jobID: Int64, reason: String?, at now: Int64
    ) async throws {
        try await database.write { connection in
            let bounds: [SQLValue] = [.integer(jobID), .integer(range.lowerBound), .integer(range.upperBound)]
            // `state < 4` is the condition of the index on objects; SQLite wants to read it word for word.
            try connection.execute(
                """
                UPDATE assignments SET state = 6, ended_at = ?, draft = NULL
                WHERE job_id = ? AND object_number >= ? AND object_number < ? AND state < 4 AND state < 3
                """, [.integer(now)] + bounds)
            let answered = try connection.rows(
                """
                UPDATE data_objects SET state = 1, finished_at = ?
                WHERE job_id = ? AND number >= ? AND number < ? AND state = 0 AND EXISTS (
                    SELECT 1 FROM assignments WHERE assignments.job_id = data_objects.job_id
                    AND assignments.object_number = data_objects.number
                    AND assignments.state < 4 AND assignments.state = 3)
                RETURNING number
                """, [.integer(now)] + bounds)
            for row in answered {
                try connection.execute(
                    "INSERT INTO output_work (job_id, object_number) VALUES (?, ?)",
                    .integer(jobID), .integer(try row.int64("number")))
            }
            var failed = 0
            if let reason {
                failed = try connection.execute(
                    """
                    UPDATE data_objects SET state = 3, reason = ?, finished_at = ?
                    WHERE job_id = ? AND number >= ? AND number < ? AND state = 0
                    """, [.text(reason), .integer(now)] + bounds)
            }
            try connection.execute(
                """
                UPDATE labeling_jobs SET labeled_count = labeled_count + ?, failed_count = failed_count + ?,
                    modified_at = ? WHERE id = ?
                """, .integer(answered.count), .integer(failed), .integer(now), .integer(jobID))
        }
    }

    @discardableResult
    static func markFailed(
        _ number: Int, of jobID: Int64, as state: DataObjectState, reason: String, at now: Int64,
        _ connection: any SQLConnection
    ) throws(DatabaseError) -> Bool {
        let moved = try connection.execute(
            """
            UPDATE data_objects SET state = ?, reason = ?, finished_at = ?
            WHERE job_id = ? AND number = ? AND state = 0
            """,
            .integer(state.rawValue), .text(reason), .integer(now), .integer(jobID), .integer(number))
        guard moved == 1 else { return false }
        try connection.execute(
            "UPDATE labeling_jobs SET failed_count = failed_count + 1, modified_at = ? WHERE id = ?",
            .integer(now), .integer(jobID))
        return true
    }
}
