/// The labels that the functions of users made of answers.
package struct FunctionLabelStore: Sendable {
    private let database: any Database

    package init(database: any Database) { self.database = database }

    /// One object's label.
    package struct Label: Sendable, Hashable {
        /// The label's value, as JSON.
        package let content: String
        /// When the function answered, in microseconds since 1970.
        package let receivedAt: Int64

        package init(content: String, receivedAt: Int64) {
            self.content = content
            self.receivedAt = receivedAt
        }
    }

    /// The labels of the objects in `range`, by object.
    package func labels(jobID: Int64, in range: Range<Int>) async throws -> [Int: Label] {
        try await database.read { connection in
            var labels: [Int: Label] = [:]
            try connection.forEachRow(
                """
                SELECT object_number, content, received_at FROM function_labels
                WHERE job_id = ? AND object_number >= ? AND object_number < ?
                """, [.integer(jobID), .integer(range.lowerBound), .integer(range.upperBound)]
            ) { row in
                labels[try row.int("object_number")] = Label(
                    content: try row.string("content"), receivedAt: try row.int64("received_at"))
                return true
            }
            return labels
        }
    }

    /// Ends the consolidation of some answered objects: those in `labels` are labeled by them, those in `failures` fail
    /// for the reason given. They leave the queue of objects that wait for their output.
    package func settle(
        labels: [Int: Label], failures: [Int: String], of jobID: Int64, at now: Int64
    ) async throws {
        try await database.write { connection in
            for (number, label) in labels {
                try connection.execute(
                    """
                    INSERT INTO function_labels (job_id, object_number, content, received_at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (job_id, object_number)
                    DO UPDATE SET content = excluded.content, received_at = excluded.received_at
                    """, .integer(jobID), .integer(number), .text(label.content), .integer(label.receivedAt))
                try connection.execute(
                    "UPDATE data_objects SET state = 2 WHERE job_id = ? AND number = ? AND state = 1",
                    .integer(jobID), .integer(number))
                try Self.leaveQueue(number, jobID, connection)
            }
            for (number, reason) in failures {
                let moved = try connection.execute(
                    "UPDATE data_objects SET state = 3, reason = ? WHERE job_id = ? AND number = ? AND state = 1",
                    .text(reason), .integer(jobID), .integer(number))
                try connection.execute(
                    """
                    UPDATE labeling_jobs SET labeled_count = labeled_count - ?, failed_count = failed_count + ?,
                        modified_at = ? WHERE id = ?
                    """, .integer(moved), .integer(moved), .integer(now), .integer(jobID))
                try Self.leaveQueue(number, jobID, connection)
            }
        }
    }

    private static func leaveQueue(
        _ number: Int, _ jobID: Int64, _ connection: any SQLConnection
    ) throws(DatabaseError) {
        try connection.execute(
            "DELETE FROM output_work WHERE job_id = ? AND object_number = ?", .integer(jobID), .integer(number))
    }
}
