/// What is to be predicted, and by which measure candidates are compared. What is left out is inferred.
package struct ProblemSpecification: Sendable, Equatable {
    /// The column to predict.
    package var target: String
    /// Inferred from the target when nil: see `ProblemInference`.
    package var problem: Problem?
    /// `Metric.default(for:)` the problem when nil.
    package var metric: Metric?
    /// Columns that are not to be learned from.
    package var ignoredColumns: Set<String>
    /// Of two classes the one that precision, recall and F1 are about: the later one in order when nil.
    package var positiveClass: String?

    package init(
        target: String, problem: Problem? = nil, metric: Metric? = nil, ignoredColumns: Set<String> = [], positiveClass: String? = nil
    ) {
        self.target = target
        self.problem = problem
        self.metric = metric
        self.ignoredColumns = ignoredColumns
        self.positiveClass = positiveClass
    }
}
