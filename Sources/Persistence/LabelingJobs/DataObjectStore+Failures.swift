extension DataObjectStore {
    /// A data object that was not labeled.
    package struct Failure: Sendable, Hashable {
        /// The object's place in the manifest, from 0.
        package let number: Int
        package let line: String
        package let reason: String?
    }

    /// At most `limit` objects that failed or expired, in the order of the manifest, after the object `number`.
    package func failures(jobID: Int64, after number: Int, limit: Int) async throws -> [Failure] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT number, line, reason FROM data_objects
                WHERE job_id = ? AND number > ? AND state IN (3, 4) ORDER BY number LIMIT ?
                """, .integer(jobID), .integer(number), .integer(limit)
            ).map { row in
                Failure(
                    number: try row.int("number"), line: try row.string("line"),
                    reason: try row.optionalString("reason"))
            }
        }
    }
}
