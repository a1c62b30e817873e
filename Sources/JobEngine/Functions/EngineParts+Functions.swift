import Manifests

extension EngineParts {
    /// Calls a function, up to `attempts` times with growing pauses. Throws what the last attempt threw.
    func callFunction(_ arn: String, _ request: String, attempts: Int) async throws -> String {
        var attempt = 1
        while true {
            do {
                return try await functions.invoke(arn, request)
            } catch let error as AnnotationFunctionError {
                guard attempt < attempts, error.mayPass else { throw error }
                try await Task.sleep(for: limits.firstRetryPause * (1 << (attempt - 1)))
                attempt += 1
            }
        }
    }
}
