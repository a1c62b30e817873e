/// What a child process may use.
package struct ComputeLimits: Sendable, Hashable {
    /// Processors that it and its children run on, 1 and more. Libraries that start a thread a processor follow it.
    package var threads: Int
    /// Resident memory of the process and all its children together. Past it they are ended.
    package var memoryMiB: Int
    /// From the start of the process to its end. Past it it is ended.
    package var wallTime: Duration

    package init(threads: Int, memoryMiB: Int, wallTime: Duration) {
        self.threads = threads
        self.memoryMiB = memoryMiB
        self.wallTime = wallTime
    }
}
