package import Foundation

/// One run of the command.
package struct ConsolidationRequest: Sendable {
    package let task: ConsolidationTask
    /// One of `task.methods`.
    package let method: String
    package let answers: URL
    /// Who looked at what, for boxes; nil when every worker drew something.
    package let looked: URL?
    package let output: URL
    package let workers: URL

    /// - Parameters:
    ///   - method: the default of the task when nil.
    ///   - workers: beside the output when nil.
    package init(
        task: ConsolidationTask, method: String? = nil, answers: URL, looked: URL? = nil, output: URL, workers: URL? = nil
    ) throws(ConsolidationError) {
        let chosen = method ?? task.methods[0]
        guard task.methods.contains(chosen) else { throw .unknownMethod(chosen, allowed: task.methods) }
        self.task = task
        self.method = chosen
        self.answers = answers
        self.looked = looked
        self.output = output
        self.workers = workers ?? output.deletingPathExtension().appendingPathExtension("workers.csv")
    }

    /// Reads, consolidates and writes; `progress` is told what is going on, a line at a time.
    package func run(progress: (String) -> Void) throws(ConsolidationError) {
        switch task {
        case .classification: try ClassificationRun(request: self).run(progress: progress)
        case .boxes: try BoxRun(request: self).run(progress: progress)
        case .masks: try MaskRun(request: self).run(progress: progress)
        case .spans: try SpanRun(request: self).run(progress: progress)
        }
    }
}
