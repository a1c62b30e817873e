import Foundation

/// Turns how sure a model looks into how often it is right: logistic regression of "was right" on the logarithms of the
/// odds of the first class and of its lead over the second (Platt 1999), with a weak pull towards the model's own odds.
struct ConfidenceScale: Sendable {
    private var intercept = 0.0
    private var slope = 1.0
    private var lead = 0.0

    /// One observation: the probabilities a model gave, sorted, and whether its first class was right.
    struct Observation {
        let features: (Double, Double)
        let right: Bool
    }

    static func features(first: Double, second: Double) -> (Double, Double) {
        let first = min(max(first, 1e-6), 1 - 1e-6)
        return (log(first / (1 - first)), log(first / max(second, 1e-9)))
    }

    init(_ observations: [Observation]) {
        guard observations.contains(where: \.right), observations.contains(where: { !$0.right }) else {
            // Nothing went wrong yet, or nothing right: no slope to be learned, so only the share counts.
            let right = observations.count(where: \.right)
            let share = (Double(right) + 0.5) / (Double(observations.count) + 1)
            intercept = log(share / (1 - share))
            slope = observations.isEmpty ? 1 : 0.2
            return
        }
        for _ in 0..<ConfidenceScale.iterations { step(observations) }
    }

    func probability(_ features: (Double, Double)) -> Double {
        1 / (1 + exp(-(intercept + slope * features.0 + lead * features.1)))
    }

    private static let iterations = 25
    private static let prior = 1.0

    /// One step of Newton's method.
    private mutating func step(_ observations: [Observation]) {
        var gradient = [ConfidenceScale.prior * intercept * 0.01, ConfidenceScale.prior * (slope - 0.5), ConfidenceScale.prior * (lead - 0.5)]
        var hessian = [[ConfidenceScale.prior * 0.01, 0, 0], [0, ConfidenceScale.prior, 0], [0, 0, ConfidenceScale.prior]]
        for observation in observations {
            let row = [1, observation.features.0, observation.features.1]
            let probability = probability(observation.features)
            let error = probability - (observation.right ? 1 : 0)
            let weight = max(probability * (1 - probability), 1e-9)
            for first in 0..<3 {
                gradient[first] += error * row[first]
                for second in 0..<3 { hessian[first][second] += weight * row[first] * row[second] }
            }
        }
        let change = ConfidenceScale.solve(hessian, gradient)
        intercept -= change[0]
        slope -= change[1]
        lead -= change[2]
    }

    /// Gaussian elimination of three equations whose matrix is positive definite.
    private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = zip(matrix, right).map { $0 + [$1] }
        for pivot in 0..<3 {
            for row in 0..<3 where row != pivot {
                let factor = rows[row][pivot] / rows[pivot][pivot]
                for column in pivot..<4 { rows[row][column] -= factor * rows[pivot][column] }
            }
        }
        return (0..<3).map { rows[$0][3] / rows[$0][$0] }
    }
}
