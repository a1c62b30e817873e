/// What the functions of users made of manifest lines for the worker pages.
package struct TaskInputStore: Sendable {
    private let database: any Database

    package init(database: any Database) { self.database = database }

    /// The task input of an object, as JSON; nil when there is none.
    package func input(jobID: Int64, object: Int) async throws -> String? {
        try await database.read { connection in
            try connection.row(
                "SELECT input FROM task_inputs WHERE job_id = ? AND object_number = ?", .integer(jobID), .integer(object)
            )?.string("input")
        }
    }

    /// Keeps the task input of an object; what is there already stays.
    package func put(_ input: String, jobID: Int64, object: Int) async throws {
        _ = try await database.write { connection in
            try connection.execute(
                "INSERT INTO task_inputs (job_id, object_number, input) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                .integer(jobID), .integer(object), .text(input))
        }
    }
}
