extension AutoLabelingStore {
    /// The most labels that one write moves.
    package static let maxLabelsPerWrite = 500

    /// Keeps labels of a round that are not decided on yet, or serve as its check.
    package func add(_ labels: [AutoLabelRow], to jobID: Int64) async throws {
        for start in stride(from: 0, to: labels.count, by: Self.maxLabelsPerWrite) {
            let batch = labels[start..<min(start + Self.maxLabelsPerWrite, labels.count)]
            try await database.write { connection in
                for label in batch {
                    try connection.execute(
                        """
                        INSERT INTO auto_labels (job_id, object_number, round, state, label, confidence)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (job_id, object_number) DO UPDATE SET round = excluded.round, state = excluded.state,
                            label = excluded.label, confidence = excluded.confidence
                        """, .integer(jobID), .integer(label.object), .integer(label.round),
                        .integer(label.state.rawValue), .text(label.label), .real(label.confidence))
                }
            }
        }
    }

    /// Labels some of the objects that a round has proposed labels for, at most `limit`. An object that is with a worker,
    /// or has an answer, is left to people: their label counts. Returns which were labeled and which were not; none at
    /// all when nothing is proposed any more.
    package func acceptNext(
        _ limit: Int, ofRound round: Int, of jobID: Int64, at now: Int64
    ) async throws -> (accepted: [Int], left: [Int]) {
        try await database.write { connection in
            let numbers = try connection.rows(
                """
                SELECT object_number FROM auto_labels WHERE job_id = ? AND round = ? AND state = 0
                ORDER BY object_number LIMIT ?
                """, .integer(jobID), .integer(round), .integer(limit)
            ).map { try $0.int("object_number") }
            var accepted: [Int] = []
            var left: [Int] = []
            for number in numbers {
                let isLabeled = try Self.label(number, of: jobID, at: now, connection)
                if isLabeled { accepted.append(number) } else { left.append(number) }
            }
            try connection.execute(
                """
                UPDATE labeling_jobs SET machine_labeled_count = machine_labeled_count + ?, modified_at = ? WHERE id = ?
                """, .integer(accepted.count), .integer(now), .integer(jobID))
            return (accepted, left)
        }
    }

    private static func label(
        _ number: Int, of jobID: Int64, at now: Int64, _ connection: any SQLConnection
    ) throws(DatabaseError) -> Bool {
        let labeled = try connection.execute(
            """
            UPDATE data_objects SET state = 2, finished_at = ?
            WHERE job_id = ? AND number = ? AND state = 0 AND NOT EXISTS (
                SELECT 1 FROM assignments WHERE assignments.job_id = data_objects.job_id
                AND assignments.object_number = data_objects.number AND assignments.state < 4)
            """, .integer(now), .integer(jobID), .integer(number))
        try connection.execute(
            labeled == 1
                ? "UPDATE auto_labels SET state = 1 WHERE job_id = ? AND object_number = ?"
                : "DELETE FROM auto_labels WHERE job_id = ? AND object_number = ?",
            .integer(jobID), .integer(number))
        return labeled == 1
    }

    /// Takes back some of a round's labels, at most `limit`: the objects wait for people again. Returns them; none when
    /// the round has no labels any more.
    package func withdrawNext(_ limit: Int, ofRound round: Int, of jobID: Int64, at now: Int64) async throws -> [Int] {
        try await database.write { connection in
            let numbers = try connection.rows(
                """
                SELECT object_number FROM auto_labels WHERE job_id = ? AND round = ? AND state = 1
                ORDER BY object_number LIMIT ?
                """, .integer(jobID), .integer(round), .integer(limit)
            ).map { try $0.int("object_number") }
            for number in numbers {
                try connection.execute(
                    "UPDATE data_objects SET state = 0, finished_at = NULL WHERE job_id = ? AND number = ? AND state = 2",
                    .integer(jobID), .integer(number))
                try connection.execute(
                    "DELETE FROM auto_labels WHERE job_id = ? AND object_number = ?", .integer(jobID), .integer(number))
            }
            try connection.execute(
                """
                UPDATE labeling_jobs SET machine_labeled_count = machine_labeled_count - ?, modified_at = ? WHERE id = ?
                """, .integer(numbers.count), .integer(now), .integer(jobID))
            return numbers
        }
    }

    /// The accepted labels of the objects in `range`, by object.
    package func acceptedLabels(jobID: Int64, in range: Range<Int>) async throws -> [Int: AutoLabelRow] {
        try await database.read { connection in
            var labels: [Int: AutoLabelRow] = [:]
            try connection.forEachRow(
                """
                SELECT object_number, round, state, label, confidence FROM auto_labels
                WHERE job_id = ? AND object_number >= ? AND object_number < ? AND state = 1
                """, [.integer(jobID), .integer(range.lowerBound), .integer(range.upperBound)]
            ) { row in
                let label = try AutoLabelRow(row)
                labels[label.object] = label
                return true
            }
            return labels
        }
    }

    /// The labels of one round in a state, by object.
    package func labels(jobID: Int64, round: Int, state: AutoLabelRow.State) async throws -> [AutoLabelRow] {
        try await database.read { connection in
            var labels: [AutoLabelRow] = []
            try connection.forEachRow(
                """
                SELECT object_number, round, state, label, confidence FROM auto_labels
                WHERE job_id = ? AND round = ? AND state = ? ORDER BY object_number
                """, [.integer(jobID), .integer(round), .integer(state.rawValue)]
            ) { row in
                labels.append(try AutoLabelRow(row))
                return true
            }
            return labels
        }
    }
}
