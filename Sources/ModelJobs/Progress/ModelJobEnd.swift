/// How the work of a job ended.
enum ModelJobEnd: Sendable, Hashable {
    case completed
    case failed(reason: String)
    /// Its time was up.
    case outOfTime
    /// Somebody stopped it, or the server ends.
    case cancelled
}
