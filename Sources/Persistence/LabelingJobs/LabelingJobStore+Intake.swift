extension LabelingJobStore {
    /// Begins the intake, or goes on with one that was cut off.
    ///
    /// Returns how many objects are stored already. A manifest that has changed since (another `etag`) is read from
    /// its beginning: what was stored of the old one goes.
    package func beginIntake(of id: Int64, etag: String) async throws -> Int {
        try await database.write { connection in
            let row = try connection.row(
                "SELECT manifest_etag, object_count FROM labeling_jobs WHERE id = ?", .integer(id))
            if try row?.optionalString("manifest_etag") == etag { return try row?.int("object_count") ?? 0 }
            try connection.execute("DELETE FROM data_objects WHERE job_id = ?", .integer(id))
            try connection.execute(
                """
                UPDATE labeling_jobs SET manifest_etag = ?, object_count = 0, carried_count = 0, failed_count = 0
                WHERE id = ?
                """, .text(etag), .integer(id))
            return 0
        }
    }

    /// Stores the next objects of a manifest, in order, the first one being number `start`.
    ///
    /// One statement and one write for all of them: keep it to some hundred, so that answers of other jobs are not
    /// held up. Returns false when the job is not being read in any more, because it was stopped.
    package func addObjects(_ objects: [NewDataObject], startingAt start: Int, to id: Int64) async throws -> Bool {
        guard !objects.isEmpty else { return true }
        let carried = objects.count { $0.isCarried }
        let namesFiles = objects.contains { $0.namesFile }
        let values = objects.enumerated().flatMap { offset, object -> [SQLValue] in
            [
                .integer(id), .integer(start + offset), .text(object.line),
                .integer((object.isCarried ? DataObjectState.carried : .open).rawValue),
            ]
        }
        let tuples = Array(repeating: "(?, ?, ?, ?)", count: objects.count).joined(separator: ", ")
        let sql = "INSERT INTO data_objects (job_id, number, line, state) VALUES \(tuples)"
        return try await database.write { connection in
            let updated = try connection.execute(
                """
                UPDATE labeling_jobs SET object_count = object_count + ?, carried_count = carried_count + ?,
                    checks_files = CASE WHEN ? = 1 THEN 1 ELSE checks_files END
                WHERE id = ? AND status = 'Initializing' AND object_count = ?
                """,
                .integer(objects.count), .integer(carried), .bool(namesFiles), .integer(id), .integer(start))
            guard updated == 1 else { return false }
            try connection.execute(sql, values)
            return true
        }
    }

    /// Every line is stored: the job's tasks are offered from `now` on. False when the job was stopped meanwhile.
    package func finishIntake(of id: Int64, at now: Int64) async throws -> Bool {
        try await database.write { connection in
            try connection.execute(
                """
                UPDATE labeling_jobs SET status = 'InProgress', started_at = ?, modified_at = ?
                WHERE id = ? AND status = 'Initializing'
                """, .integer(now), .integer(now), .integer(id)) == 1
        }
    }
}
