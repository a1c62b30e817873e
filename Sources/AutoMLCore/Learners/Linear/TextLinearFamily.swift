/// Linear and logistic models over the pieces of texts.
package struct TextLinearFamily: LearnerFamily {
    package let name = "text-linear"
    package let parameters = [
        LearnerParameter("penalty", 1e-6...1e-2, logarithmic: true), LearnerParameter("characters", 0...1, integer: true),
    ]
    package let mostCandidates = 8

    package init() {}

    package func suits(_ outline: DataOutline) -> Bool { outline.columns(of: .words) > 0 }

    package func cost(_ outline: DataOutline) -> Double { 0.2 }

    package func portfolio(for outline: DataOutline) -> [[String: Double]] {
        // As scikit-learn's C of about 5 for as many rows, and less and more.
        let usual = 0.2 / Double(max(outline.rows, 1))
        let penalties = [usual, usual / 5, usual * 5]
        return (penalties.map { ["penalty": $0, "characters": 0] } + penalties.map { ["penalty": $0, "characters": 1] })
            .filter { $0["characters"] == 0 || outline.columns(of: .characters) > 0 }
    }

    package func learner(_ values: [String: Double]) -> any Learner {
        LinearLearner(penalty: values["penalty"] ?? 1e-4, view: values["characters"] == 1 ? .characters : .words)
    }
}
