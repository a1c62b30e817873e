/// The training, transform and AutoML jobs and their states.
package struct ModelJobStore: Sendable {
    let database: any Database

    package init(database: any Database) { self.database = database }

    /// Stores a job in status `InProgress`, with its tags, and returns it.
    ///
    /// Throws `ModelJobRefusal`. `maxUnfinished` is the most jobs of the kind that may not have ended, this one included.
    package func create(_ job: NewModelJob, tags: [ResourceTag], maxUnfinished: Int) async throws -> ModelJobRow {
        try await database.write { connection in
            let unfinished = try connection.row(
                """
                SELECT COUNT(*) AS n FROM model_jobs
                WHERE account = ? AND kind = ? AND status IN ('InProgress', 'Stopping')
                """, .text(job.account), .text(job.kind.rawValue))
            if try unfinished?.int("n") ?? 0 >= maxUnfinished { throw ModelJobRefusal.tooMany(limit: maxUnfinished) }
            let inserted = try connection.execute(
                """
                INSERT INTO model_jobs (id, account, kind, name, name_key, arn, specification, request, status, progress,
                    created_at, modified_at)
                VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM model_jobs), ?, ?, ?, ?, ?, ?, ?, 'InProgress', ?, ?, ?)
                ON CONFLICT (account, kind, name_key) DO NOTHING
                """,
                .text(job.account), .text(job.kind.rawValue), .text(job.name), .text(job.nameKey), .text(job.arn),
                .text(job.specification), .text(job.request), .text(job.progress), .integer(job.createdAt),
                .integer(job.createdAt))
            guard inserted == 1, let row = try Self.find(job.account, job.kind, job.nameKey, connection) else {
                throw ModelJobRefusal.nameTaken(job.name)
            }
            for tag in tags { try TagStore.put(tag, on: job.arn, connection) }
            return row
        }
    }

    package func job(id: Int64) async throws -> ModelJobRow? {
        try await database.read { connection in
            try connection.row("SELECT * FROM model_jobs WHERE id = ?", .integer(id)).map(ModelJobRow.init)
        }
    }

    package func job(arn: String) async throws -> ModelJobRow? {
        try await database.read { connection in
            try connection.row("SELECT * FROM model_jobs WHERE arn = ?", .text(arn)).map(ModelJobRow.init)
        }
    }

    package func job(account: String, kind: ModelJobKind, name: String) async throws -> ModelJobRow? {
        let key = kind == .automl ? name.lowercased() : name
        return try await database.read { try Self.find(account, kind, key, $0) }
    }

    /// The ids of jobs that are not at their end, oldest first.
    package func unfinishedJobs() async throws -> [Int64] {
        try await database.read { connection in
            try connection.rows("SELECT id FROM model_jobs WHERE status IN ('InProgress', 'Stopping') ORDER BY id")
                .map { try $0.int64("id") }
        }
    }

    /// Deletes a job that is at its end, with its tags; false when there is none of that name that is.
    package func delete(_ row: ModelJobRow) async throws -> Bool {
        try await database.write { connection in
            let deleted = try connection.execute(
                "DELETE FROM model_jobs WHERE id = ? AND status NOT IN ('InProgress', 'Stopping')", .integer(row.id))
            if deleted == 1 { try TagStore.removeAll(from: row.arn, connection) }
            return deleted == 1
        }
    }

    private static func find(
        _ account: String, _ kind: ModelJobKind, _ nameKey: String, _ connection: any SQLConnection
    ) throws(DatabaseError) -> ModelJobRow? {
        let row = try connection.row(
            "SELECT * FROM model_jobs WHERE account = ? AND kind = ? AND name_key = ?", .text(account), .text(kind.rawValue),
            .text(nameKey))
        guard let row else { return nil }
        return try ModelJobRow(row)
    }
}
