/// The labeling jobs and their states.
package struct LabelingJobStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// Stores a job in state `Initializing`, with its tags, and returns it.
    ///
    /// Throws `LabelingJobNameTaken` when the account has a job of that name.
    package func create(_ job: NewLabelingJob, tags: [ResourceTag]) async throws -> LabelingJobRow {
        try await database.write { connection in
            let inserted = try connection.execute(
                """
                INSERT INTO labeling_jobs (id, account, name, arn, reference_code, workteam_arn, specification,
                    template, categories, status, workers_per_object, created_at, modified_at)
                VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM labeling_jobs), ?, ?, ?, ?, ?, ?, ?, ?, 'Initializing',
                    ?, ?, ?)
                ON CONFLICT (account, name) DO NOTHING
                """,
                .text(job.account), .text(job.name), .text(job.arn), .text(job.referenceCode), .text(job.workteamARN),
                .text(job.specification), .text(job.template), .text(job.categories), .integer(job.workersPerObject),
                .integer(job.createdAt), .integer(job.createdAt))
            guard inserted == 1, let row = try Self.find(arn: job.arn, connection) else {
                throw LabelingJobNameTaken(name: job.name)
            }
            for tag in tags { try TagStore.put(tag, on: job.arn, connection) }
            return row
        }
    }

    package func job(id: Int64) async throws -> LabelingJobRow? {
        try await database.read { connection in
            try connection.row("SELECT * FROM labeling_jobs WHERE id = ?", .integer(id)).map(LabelingJobRow.init)
        }
    }

    package func job(arn: String) async throws -> LabelingJobRow? {
        try await database.read { try Self.find(arn: arn, $0) }
    }

    package func job(account: String, name: String) async throws -> LabelingJobRow? {
        try await database.read { connection in
            try connection.row(
                "SELECT * FROM labeling_jobs WHERE account = ? AND name = ?", .text(account), .text(name)
            ).map(LabelingJobRow.init)
        }
    }

    package func job(referenceCode: String) async throws -> LabelingJobRow? {
        try await database.read { connection in
            try connection.row("SELECT * FROM labeling_jobs WHERE reference_code = ?", .text(referenceCode))
                .map(LabelingJobRow.init)
        }
    }

    /// The ids of jobs that are not at their end, oldest first.
    package func unfinishedJobs() async throws -> [Int64] {
        try await database.read { connection in
            try connection.rows(
                "SELECT id FROM labeling_jobs WHERE status IN ('Initializing', 'InProgress', 'Stopping') ORDER BY id"
            ).map { try $0.int64("id") }
        }
    }

    /// Moves a job from one status to another; false when it is not in `from` any more.
    package func move(
        _ id: Int64, from: String, to: String, failureReason: String? = nil, at now: Int64
    ) async throws -> Bool {
        try await database.write { connection in
            try connection.execute(
                """
                UPDATE labeling_jobs SET status = ?, failure_reason = ?, modified_at = ?
                WHERE id = ? AND status = ?
                """, .text(to), .optional(failureReason), .integer(now), .integer(id), .text(from)) == 1
        }
    }

    /// Writes down where the output manifest stands.
    package func setOutput(_ uri: String, of id: Int64, at now: Int64) async throws {
        _ = try await database.write { connection in
            try connection.execute(
                "UPDATE labeling_jobs SET output_uri = ?, modified_at = ? WHERE id = ?",
                .text(uri), .integer(now), .integer(id))
        }
    }

    /// Writes down the model of the last round of automated labeling (05/AL-6).
    package func setModel(_ arn: String, of id: Int64, at now: Int64) async throws {
        _ = try await database.write { connection in
            try connection.execute(
                "UPDATE labeling_jobs SET model_arn = ?, modified_at = ? WHERE id = ?",
                .text(arn), .integer(now), .integer(id))
        }
    }

    /// The newest job of the account that wrote this output manifest; nil when none did.
    package func job(account: String, outputURI: String) async throws -> LabelingJobRow? {
        try await database.read { connection in
            try connection.row(
                "SELECT * FROM labeling_jobs WHERE account = ? AND output_uri = ? ORDER BY id DESC LIMIT 1",
                .text(account), .text(outputURI)
            ).map(LabelingJobRow.init)
        }
    }

    /// Whether any unfinished job works with the team.
    package func hasUnfinishedJob(workteamARN: String) async throws -> Bool {
        try await database.read { connection in
            try connection.row(
                """
                SELECT 1 AS found FROM labeling_jobs WHERE workteam_arn = ?
                AND status IN ('Initializing', 'InProgress', 'Stopping') LIMIT 1
                """, .text(workteamARN)) != nil
        }
    }

    private static func find(arn: String, _ connection: any SQLConnection) throws(DatabaseError) -> LabelingJobRow? {
        guard let row = try connection.row("SELECT * FROM labeling_jobs WHERE arn = ?", .text(arn)) else { return nil }
        return try LabelingJobRow(row)
    }
}
