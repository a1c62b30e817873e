/// Small networks over standardized features.
package struct NetworkFamily: LearnerFamily {
    package let name = "network"
    package let parameters = [
        LearnerParameter("width", 16...256, logarithmic: true, integer: true),
        LearnerParameter("rate", 3e-4...1e-2, logarithmic: true),
        LearnerParameter("decay", 1e-4...1, logarithmic: true),
        LearnerParameter("noise", 0...0.3),
    ]
    package let mostCandidates = 24
    private static let mostColumns = 1_000

    package init() {}

    package func suits(_ outline: DataOutline) -> Bool {
        (1...Self.mostColumns).contains(outline.columns(of: .dense)) && outline.rows >= 50
    }

    package func cost(_ outline: DataOutline) -> Double { outline.rows > 5_000 ? 5 : 3 }

    package func portfolio(for outline: DataOutline) -> [[String: Double]] {
        [
            ["width": 64, "rate": 3e-3, "decay": 1e-2, "noise": 0.05],
            ["width": 128, "rate": 2e-3, "decay": 1e-1, "noise": 0.1],
        ]
    }

    package func learner(_ values: [String: Double]) -> any Learner {
        NetworkLearner(
            settings: NetworkSettings(
                width: max(2, Int(values["width"] ?? 64)), rate: values["rate"] ?? 3e-3, decay: values["decay"] ?? 1e-2,
                noise: values["noise"] ?? 0))
    }
}
