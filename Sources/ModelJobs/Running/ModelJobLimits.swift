/// How much the jobs take on.
package struct ModelJobLimits: Sendable, Hashable {
    /// Jobs of a kind that have not ended; they wait for their turn.
    package var maxUnfinishedJobs = 100
    /// How often a job is begun that the end of the server cut off.
    package var maxAttempts = 3
    /// What a program may take beyond the time it was told to keep, to write what it has.
    package var graceSeconds = 60
    package var fetch = FetchLimits()

    package init() {}
}
