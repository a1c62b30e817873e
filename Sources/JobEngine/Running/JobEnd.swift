/// How a job ends whose output is written.
enum JobEnd: Sendable, Hashable {
    case completed
    /// By its user, or by one of its stopping conditions (03/JOB-42).
    case stopped
    /// Unfinished after the longest time a job may run; it counts as failed (06/MON-5).
    case expired
}
