import LabelingDomain

/// Writes what a job has produced to its output location, while it runs and at its end.
///
/// Everything here can be done again: files are named by what they hold, and an object leaves the queue only after all
/// of its files are there. After a crash the same work is simply done once more.
protocol OutputWriter: Sendable {
    /// Writes out every object whose answers are complete. Returns how many there were.
    mutating func writeAnswered() async throws -> Int

    /// Rewrites the manifest of the running job (05/OUT-7, DIR-8).
    func writeIntermediateManifest() async throws

    /// Writes what is left and then the final manifest, whole or not at all. Returns its place.
    mutating func finish() async throws -> S3URI
}

extension LabelingJob {
    /// What writes this job's output. Throws `DatabaseError`, or `OutputError.location`.
    func outputWriter(objectCount: Int, parts: EngineParts) async throws -> any OutputWriter {
        if functions.isCustom { return try CustomOutput(job: self, objectCount: objectCount, parts: parts) }
        return try await JobOutput(
            job: self, objectCount: objectCount, database: parts.database, objectStore: parts.objectStore, now: parts.now)
    }
}
