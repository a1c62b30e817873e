/// What automated labeling of jobs has to remember.
package struct AutoLabelingStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// How far the job is; nil when its automated labeling has not begun, or it has none.
    package func state(jobID: Int64) async throws -> AutoLabelingRow? {
        try await database.read { try Self.find(jobID, $0) }
    }

    /// Begins, unless that was done before, and returns how far the job is.
    package func begin(jobID: Int64, seed: Int64, plan: String, at now: Int64) async throws -> AutoLabelingRow {
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO auto_labeling_jobs (job_id, seed, plan, modified_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (job_id) DO NOTHING
                """, .integer(jobID), .integer(seed), .text(plan), .integer(now))
            guard let row = try Self.find(jobID, connection) else {
                throw DatabaseError.failed("the automated labeling of job \(jobID) was not stored")
            }
            return row
        }
    }

    package func setPlan(_ plan: String, problem: String?, of jobID: Int64, at now: Int64) async throws {
        try await database.write { connection in
            try Self.setPlan(plan, problem: problem, of: jobID, at: now, connection)
        }
    }

    static func setPlan(
        _ plan: String, problem: String?, of jobID: Int64, at now: Int64, _ connection: any SQLConnection
    ) throws(DatabaseError) {
        try connection.execute(
            "UPDATE auto_labeling_jobs SET plan = ?, problem = ?, modified_at = ? WHERE job_id = ?",
            .text(plan), .optional(problem), .integer(now), .integer(jobID))
    }

    private static func find(_ jobID: Int64, _ connection: any SQLConnection) throws(DatabaseError) -> AutoLabelingRow? {
        guard let row = try connection.row("SELECT * FROM auto_labeling_jobs WHERE job_id = ?", .integer(jobID)) else {
            return nil
        }
        return try AutoLabelingRow(row)
    }
}
