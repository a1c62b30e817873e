/// What became of a child process.
package struct ComputeOutcome: Sendable, Hashable {
    package let end: ComputeEnd
    /// One line that says why it did not complete: what the process left in `output/failure`, or what happened to it. Empty
    /// when it completed.
    package let reason: String
    /// The last of what it printed to its standard error: for the log, not for callers.
    package let errorTail: String
    /// From its start to its end.
    package let duration: Duration

    package init(end: ComputeEnd, reason: String = "", errorTail: String = "", duration: Duration = .zero) {
        self.end = end
        self.reason = reason
        self.errorTail = errorTail
        self.duration = duration
    }

    package var isCompleted: Bool { end == .completed }
}
