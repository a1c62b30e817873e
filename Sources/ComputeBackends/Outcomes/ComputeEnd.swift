/// How a child process ended.
package enum ComputeEnd: Sendable, Hashable {
    case completed
    case failed(status: Int32)
    /// By a signal that we did not send.
    case crashed(signal: Int32)
    /// It used more memory than its limit, or than the machine has.
    case outOfMemory
    case timedOut
    /// The task that ran it was cancelled.
    case stopped
}
