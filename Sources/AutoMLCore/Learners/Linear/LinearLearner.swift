import Foundation

/// Logistic regression, softmax regression, or ridge regression: whichever fits the target.
package struct LinearLearner: FoldLearner {
    package let view: FeatureView
    /// The weight of the squared coefficients against the mean loss of a row.
    let penalty: Double
    private static let mostSteps = 200

    package init(penalty: Double, view: FeatureView = .dense) {
        self.penalty = penalty
        self.view = view
    }

    package func fit(_ features: Features, _ target: Target, deadline: Deadline, seed: UInt64) -> any FittedModel {
        let objective = LinearObjective(features: features, target: target, penalty: Float(penalty))
        let solver = QuasiNewton(steps: Self.mostSteps, tolerance: 1e-6)
        let parameters = solver.minimize(from: objective.start, deadline: deadline) { objective.value(at: $0, gradient: &$1) }
        return objective.model(parameters)
    }
}
