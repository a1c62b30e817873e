/// Linear and logistic models over standardized features.
package struct LinearFamily: LearnerFamily {
    package let name = "linear"
    package let parameters = [LearnerParameter("penalty", 1e-6...1, logarithmic: true)]
    package let mostCandidates = 8

    package init() {}

    package func suits(_ outline: DataOutline) -> Bool { outline.columns(of: .dense) > 0 }

    package func cost(_ outline: DataOutline) -> Double { 0.1 }

    package func portfolio(for outline: DataOutline) -> [[String: Double]] {
        [["penalty": 1e-3], ["penalty": 3e-2]]
    }

    package func learner(_ values: [String: Double]) -> any Learner {
        LinearLearner(penalty: values["penalty"] ?? 1e-3)
    }
}
