/// Nearest neighbours over standardized features: for few rows and columns, where what is near is alike.
package struct NeighborsFamily: LearnerFamily {
    package let name = "neighbors"
    package let parameters = [LearnerParameter("neighbors", 1...200, logarithmic: true, integer: true)]
    package let mostCandidates = 5
    private static let mostColumns = 1_000
    /// Models hold the rows that they learned from.
    private static let mostCells = 2_000_000

    package init() {}

    package func suits(_ outline: DataOutline) -> Bool {
        let columns = outline.columns(of: .dense)
        return (1...Self.mostColumns).contains(columns) && outline.rows >= 20 && outline.rows * columns <= Self.mostCells
    }

    package func cost(_ outline: DataOutline) -> Double { 0.4 }

    package func portfolio(for outline: DataOutline) -> [[String: Double]] {
        [["neighbors": outline.outputs > 1 ? 10 : 15], ["neighbors": 40]].filter { ($0["neighbors"] ?? 0) < Double(outline.rows) / 2 }
    }

    package func learner(_ values: [String: Double]) -> any Learner {
        NeighborsLearner(neighbors: max(1, Int(values["neighbors"] ?? 10)))
    }
}
