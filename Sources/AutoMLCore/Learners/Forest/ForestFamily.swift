/// Random forests or extremely randomized trees.
package struct ForestFamily: LearnerFamily {
    package let name: String
    package let parameters = [
        LearnerParameter("leaf", 1...32, logarithmic: true, integer: true),
        LearnerParameter("columns", 0.1...1),
    ]
    package let mostCandidates = 12
    private let drawsCuts: Bool
    private static let trees = 80.0
    private static let rowsPerLeaf = 3_000.0

    private init(name: String, drawsCuts: Bool) {
        self.name = name
        self.drawsCuts = drawsCuts
    }

    package static var randomForest: ForestFamily { ForestFamily(name: "random-forest", drawsCuts: false) }

    package static var extraTrees: ForestFamily { ForestFamily(name: "extra-trees", drawsCuts: true) }

    package func suits(_ outline: DataOutline) -> Bool { outline.columns(of: .trees) > 0 }

    package func cost(_ outline: DataOutline) -> Double { drawsCuts ? 1 : 1.1 }

    package func portfolio(for outline: DataOutline) -> [[String: Double]] {
        // Of many rows each leaf holds several, or models would hold as many nodes as there are rows.
        let leaf = outline.outputs > 2 ? 1 : max(outline.outputs == 1 ? 2 : 1, (Double(outline.rows) / Self.rowsPerLeaf).rounded())
        let root = 1 / Double(max(outline.columns(of: .trees), 1)).squareRoot()
        let share = outline.outputs == 1 ? 0.4 : min(max(root, 0.02), 1)
        return drawsCuts
            ? [
                ["leaf": leaf, "columns": min(share * 1.5, 1), "trees": Self.trees],
                ["leaf": leaf, "columns": min(max(share, 0.4) * 2, 1), "trees": Self.trees],
            ]
            : [
                ["leaf": leaf, "columns": share, "trees": Self.trees],
                ["leaf": leaf * 2, "columns": min(share * 2, 1), "trees": Self.trees],
            ]
    }

    package func learner(_ values: [String: Double]) -> any Learner {
        ForestLearner(
            settings: ForestSettings(
                drawsCuts: drawsCuts, trees: Int(values["trees"] ?? Self.trees), leastRows: Int(values["leaf"] ?? 1),
                columnShare: values["columns"] ?? 0.5))
    }
}
