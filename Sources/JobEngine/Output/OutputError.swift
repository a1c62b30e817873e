/// Why a job's output cannot be written at all.
enum OutputError: Error, Sendable, Hashable {
    /// The output location is not an S3 URI.
    case location(String)
}
