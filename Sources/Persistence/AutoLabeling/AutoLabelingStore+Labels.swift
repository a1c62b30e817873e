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
                        ON CONFLICT (job_id, object_number, round) DO UPDATE SET state = excluded.state,
                            label = excluded.label, confidence = excluded.confidence
                        """, .integer(jobID), .integer(label.object), .integer(label.round),
                        .integer(label.state.rawValue), .text(label.label), .real(label.confidence))
                }
            }
        }
    }

    /// Labels some of the objects that a round has proposed labels for, at most `limit`; a label of an earlier round is
    /// replaced. An object that is with a worker, or has an answer, is left to people: their label counts. Returns which
    /// were labeled and which were not; none at all when nothing is proposed any more.
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
            var newCount = 0
            for number in numbers {
                let isNew = try Self.label(number, from: .open, of: jobID, at: now, connection)
                let isReplaced = try !isNew && Self.label(number, from: .labeled, of: jobID, at: now, connection)
                if isNew { newCount += 1 }
                if isNew || isReplaced { accepted.append(number) } else { left.append(number) }
                if isNew || isReplaced {
                    try connection.execute(
                        "DELETE FROM auto_labels WHERE job_id = ? AND object_number = ? AND round < ? AND state < 2",
                        .integer(jobID), .integer(number), .integer(round))
                }
                try connection.execute(
                    isNew || isReplaced
                        ? "UPDATE auto_labels SET state = 1 WHERE job_id = ? AND object_number = ? AND round = ?"
                        : "DELETE FROM auto_labels WHERE job_id = ? AND object_number = ? AND round = ?",
                    .integer(jobID), .integer(number), .integer(round))
            }
            try Self.count(newCount, of: jobID, at: now, connection)
            return (accepted, left)
        }
    }

    /// Labels an object that people have nothing to do with; false when it is not in `state`, or people have.
    private static func label(
        _ number: Int, from state: DataObjectState, of jobID: Int64, at now: Int64, _ connection: any SQLConnection
    ) throws(DatabaseError) -> Bool {
        try connection.execute(
            """
            UPDATE data_objects SET state = 2, finished_at = ?
            WHERE job_id = ? AND number = ? AND state = ? AND NOT EXISTS (
                SELECT 1 FROM assignments WHERE assignments.job_id = data_objects.job_id
                AND assignments.object_number = data_objects.number AND assignments.state < 4)
            """, .integer(now), .integer(jobID), .integer(number), .integer(state.rawValue)) == 1
    }

    private static func count(
        _ more: Int, of jobID: Int64, at now: Int64, _ connection: any SQLConnection
    ) throws(DatabaseError) {
        try connection.execute(
            "UPDATE labeling_jobs SET machine_labeled_count = machine_labeled_count + ?, modified_at = ? WHERE id = ?",
            .integer(more), .integer(now), .integer(jobID))
    }

    /// Takes back some of the labels of rounds before `round`, at most `limit`: the objects wait for a label again.
    /// Returns them; nil when there are no such labels any more.
    package func withdrawNext(_ limit: Int, before round: Int, of jobID: Int64, at now: Int64) async throws -> [Int]? {
        try await database.write { connection in
            let rows = try connection.rows(
                """
                SELECT object_number, round FROM auto_labels WHERE job_id = ? AND round < ? AND state < 2
                ORDER BY object_number LIMIT ?
                """, .integer(jobID), .integer(round), .integer(limit))
            guard !rows.isEmpty else { return nil }
            var reopened: [Int] = []
            for row in rows {
                let number = try row.int("object_number")
                let moved = try connection.execute(
                    """
                    UPDATE data_objects SET state = 0, finished_at = NULL
                    WHERE job_id = ? AND number = ? AND state = 2 AND NOT EXISTS (
                        SELECT 1 FROM assignments WHERE assignments.job_id = data_objects.job_id
                        AND assignments.object_number = data_objects.number AND assignments.state < 4)
                    """, .integer(jobID), .integer(number))
                if moved == 1 { reopened.append(number) }
                try connection.execute(
                    "DELETE FROM auto_labels WHERE job_id = ? AND object_number = ? AND round = ?", .integer(jobID),
                    .integer(number), .integer(try row.int("round")))
            }
            try Self.count(-reopened.count, of: jobID, at: now, connection)
            return reopened
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

    /// The labels in a state, by object.
    package func labels(jobID: Int64, state: AutoLabelRow.State) async throws -> [AutoLabelRow] {
        try await database.read { connection in
            var labels: [AutoLabelRow] = []
            try connection.forEachRow(
                """
                SELECT object_number, round, state, label, confidence FROM auto_labels
                WHERE job_id = ? AND state = ? ORDER BY object_number
                """, [.integer(jobID), .integer(state.rawValue)]
            ) { row in
                labels.append(try AutoLabelRow(row))
                return true
            }
            return labels
        }
    }
}
