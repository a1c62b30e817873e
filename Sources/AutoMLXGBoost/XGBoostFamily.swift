package import AutoMLCore

/// Gradient-boosted trees of libxgboost, grown by histograms.
package struct XGBoostFamily: LearnerFamily {
    package let name = "xgboost"
    package let parameters = [
        LearnerParameter("eta", 0.01...0.3, logarithmic: true),
        LearnerParameter("depth", 2...12, integer: true),
        LearnerParameter("leastWeight", 0.01...64, logarithmic: true),
        LearnerParameter("rows", 0.5...1),
        LearnerParameter("columns", 0.3...1),
        LearnerParameter("lambda", 0.01...30, logarithmic: true),
    ]
    package let mostCandidates = 200
    private static let mostRounds = 3_000

    package init() {}

    package func suits(_ outline: DataOutline) -> Bool { outline.columns(of: .trees) > 0 }

    package func cost(_ outline: DataOutline) -> Double {
        Double(outline.rows * outline.outputs) > 60_000 ? 6 : outline.outputs > 2 ? 2 : 0.9
    }

    package func portfolio(for outline: DataOutline) -> [[String: Double]] {
        [
            ["eta": 0.1, "depth": 6, "leastWeight": 1, "rows": 0.9, "columns": 0.8, "lambda": 1],
            ["eta": 0.08, "depth": 4, "leastWeight": 3, "rows": 0.8, "columns": 0.6, "lambda": 2],
            ["eta": 0.06, "depth": 9, "leastWeight": 2, "rows": 0.8, "columns": 0.5, "lambda": 3],
            ["eta": 0.05, "depth": 3, "leastWeight": 1, "rows": 0.9, "columns": 0.9, "lambda": 1],
        ]
    }

    package func learner(_ values: [String: Double]) -> any Learner {
        func text(_ name: String, _ otherwise: Double) -> String { String(values[name] ?? otherwise) }
        let depth = Int(values["depth"] ?? 6)
        return XGBoostLearner(
            settings: [
                "tree_method": "hist", "nthread": "1", "verbosity": "0", "max_depth": String(depth), "eta": text("eta", 0.1),
                "min_child_weight": text("leastWeight", 1), "subsample": text("rows", 1), "colsample_bytree": text("columns", 1),
                "lambda": text("lambda", 1), "max_cat_to_onehot": "8",
            ], mostRounds: Self.mostRounds)
    }
}
