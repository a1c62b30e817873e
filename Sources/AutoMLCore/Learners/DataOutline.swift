/// The size and nature of a problem, by which families decide whether and how they take part.
package struct DataOutline: Sendable, Equatable {
    package let problem: Problem
    package let rows: Int
    /// The number of classes; 1 for regression.
    package let outputs: Int
    /// Columns of each view.
    package let columns: [FeatureView: Int]
    package let hasCategories: Bool
    package let folds: Int

    package init(
        problem: Problem, rows: Int, outputs: Int, columns: [FeatureView: Int], hasCategories: Bool = false, folds: Int = 5
    ) {
        self.problem = problem
        self.rows = rows
        self.outputs = outputs
        self.columns = columns
        self.hasCategories = hasCategories
        self.folds = folds
    }

    package func columns(of view: FeatureView) -> Int { columns[view] ?? 0 }
}
