/// Kernel machines over standardized features: strong where classes are separated by smooth borders.
package struct KernelFamily: LearnerFamily {
    package let name = "kernel"
    package let parameters = [
        LearnerParameter("sharpness", 0.05...20, logarithmic: true),
        LearnerParameter("penalty", 1e-7...1e-1, logarithmic: true),
    ]
    package let mostCandidates = 16
    private static let mostLandmarks = 1_000.0
    private static let mostColumns = 3_000

    package init() {}

    package func suits(_ outline: DataOutline) -> Bool {
        (1...Self.mostColumns).contains(outline.columns(of: .dense)) && outline.rows >= 20 && outline.rows <= 100_000
    }

    package func cost(_ outline: DataOutline) -> Double { outline.rows > 5_000 ? 4 : 0.5 }

    package func portfolio(for outline: DataOutline) -> [[String: Double]] {
        let penalty = outline.outputs == 1 ? 1e-3 : 3e-5
        // Two classes need few landmarks where there are many rows, and every one costs.
        let landmarks = outline.rows > 8_000 && outline.outputs <= 2 ? 500.0 : Self.mostLandmarks
        let settings = [
            ["sharpness": 1, "penalty": penalty], ["sharpness": 4, "penalty": penalty],
            ["sharpness": 0.25, "penalty": penalty * 10],
        ]
        return settings.map { $0.merging(["landmarks": landmarks]) { $1 } }
    }

    package func learner(_ values: [String: Double]) -> any Learner {
        KernelLearner(
            sharpness: values["sharpness"] ?? 1, penalty: values["penalty"] ?? 1e-4,
            mostLandmarks: Int(values["landmarks"] ?? Self.mostLandmarks))
    }
}
