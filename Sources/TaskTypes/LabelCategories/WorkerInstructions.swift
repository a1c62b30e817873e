/// What a label category file tells the workers, as plain text or HTML (03/LCC-15).
package struct WorkerInstructions: Sendable, Hashable {
    /// Shown beside the task.
    package let short: String
    /// Shown when the worker asks for more.
    package let full: String

    package init(short: String, full: String) {
        self.short = short
        self.full = full
    }
}
