/// Kernel machines over standardized features: strong where classes are separated by smooth borders.
package struct KernelFamily: LearnerFamily {
    package let name = "kernel"
    package let parameters = [
        LearnerParameter("sharpness", 0.05...20, logarithmic: true),
        LearnerParameter("penalty", 1e-7...1e-1, logarithmic: true),
    ]
    package let mostCandidates = 16
    private static let mostLandmarks = 1_000
    private static let mostColumns = 3_000

    package init() {}

    package func suits(_ outline: DataOutline) -> Bool {
        (1...Self.mostColumns).contains(outline.columns(of: .dense)) && outline.rows >= 20 && outline.rows <= 100_000
    }

    package func portfolio(for outline: DataOutline) -> [[String: Double]] {
        let penalty = outline.outputs == 1 ? 1e-3 : 3e-5
        return [
            ["sharpness": 1, "penalty": penalty], ["sharpness": 4, "penalty": penalty],
            ["sharpness": 0.25, "penalty": penalty * 10],
        ]
    }

    package func learner(_ values: [String: Double]) -> any Learner {
        KernelLearner(
            sharpness: values["sharpness"] ?? 1, penalty: values["penalty"] ?? 1e-4, mostLandmarks: Self.mostLandmarks)
    }
}
