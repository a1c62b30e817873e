import Manifests
import Persistence

extension WorkerDesk {
    /// `task.input` where no predefined function makes it: what the job's own function answered for the object
    /// (03/LAM-4), or the manifest line as it is (03/NOL-2). Nil for jobs with a predefined function.
    func customInput(of assignment: Assignment, line: ManifestLine) async throws -> JSONValue? {
        switch assignment.job.functions.before {
        case .predefined: return nil
        case .none: return try JSONValue(parsing: line.text)
        case .own:
            let store = TaskInputStore(database: engine.parts.database)
            guard let input = try await store.input(jobID: assignment.job.id, object: assignment.task.object) else {
                throw TaskRefusal.taskNotFound
            }
            return try JSONValue(parsing: input)
        }
    }
}
