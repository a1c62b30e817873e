import Foundation

/// Turns how sure a model looks into how often it is right: logistic regression of "was right" (Platt 1999) on the log-odds
/// of the first class, its lead over the second, and on which class it is, since some classes are mistaken more often
/// than others. Weak priors keep it near the model's own odds where there is little to learn from.
struct ConfidenceScale: Sendable {
    /// How sure a model looks of an object.
    struct Signal: Sendable {
        let label: Int
        let odds: Double
        let lead: Double

        /// - Parameters:
        ///   - first, second: the probabilities of the likeliest class and of the next one.
        init(label: Int, first: Double, second: Double) {
            self.label = label
            let first = min(max(first, 1e-6), 1 - 1e-6)
            odds = log(first / (1 - first))
            lead = log(first / max(second, 1e-9))
        }
    }

    /// One observation: a signal, and whether the class was right.
    struct Observation {
        let signal: Signal
        let right: Bool
    }

    /// Intercept, slopes of the odds and of the lead, and what is added for each class.
    private var coefficients: [Double]
    private let classCount: Int
    /// The share of objects that look sure and are wrong all the same: labels that people got wrong, above all.
    private var noise = 0.0

    private static let iterations = 20
    private static let shared = 3
    /// More classes than these are not told apart: there would be too few observations of each.
    private static let mostClasses = 40
    /// The precisions of the priors: of the intercept, of slopes, of a class.
    private static let precisions = (intercept: 0.01, slope: 1.0, label: 1.5)
    private static let expectedSlope = 0.5

    init(_ observations: [Observation], classCount: Int) {
        self.classCount = classCount <= ConfidenceScale.mostClasses ? classCount : 0
        coefficients = [0, ConfidenceScale.expectedSlope, ConfidenceScale.expectedSlope] + [Double](repeating: 0, count: self.classCount)
        for _ in 0..<ConfidenceScale.iterations { step(observations) }
        noise = excess(observations)
    }

    /// By how much the surest third of the observations is more often wrong than the fit says.
    private func excess(_ observations: [Observation]) -> Double {
        let surest = observations.map { (probability: probability($0.signal), right: $0.right) }
            .sorted { $0.probability > $1.probability }.prefix(max(1, observations.count / 3))
        let expected = surest.reduce(0) { $0 + 1 - $1.probability }
        let wrong = Double(surest.count { !$0.right })
        return max(0, (wrong - expected) / Double(surest.count + 1))
    }

    /// The probability that the class is right.
    func probability(_ signal: Signal) -> Double {
        let sum = zip(coefficients, row(of: signal)).reduce(0) { $0 + $1.0 * $1.1 }
        return (1 - noise) / (1 + exp(-sum))
    }

    private func row(of signal: Signal) -> [Double] {
        var row = [1, signal.odds, signal.lead] + [Double](repeating: 0, count: classCount)
        if signal.label < classCount { row[ConfidenceScale.shared + signal.label] = 1 }
        return row
    }

    /// One step of Newton's method on the penalized likelihood.
    private mutating func step(_ observations: [Observation]) {
        let size = coefficients.count
        var gradient = [Double](repeating: 0, count: size)
        var hessian = [[Double]](repeating: gradient, count: size)
        for index in 0..<size {
            let (precision, expected) = prior(index)
            gradient[index] = precision * (coefficients[index] - expected)
            hessian[index][index] = precision
        }
        for observation in observations {
            let row = row(of: observation.signal)
            let places = row.indices.filter { row[$0] != 0 }
            let probability = probability(observation.signal)
            let error = probability - (observation.right ? 1 : 0)
            let weight = max(probability * (1 - probability), 1e-9)
            for first in places {
                gradient[first] += error * row[first]
                for second in places { hessian[first][second] += weight * row[first] * row[second] }
            }
        }
        for (index, change) in ConfidenceScale.solve(hessian, gradient).enumerated() { coefficients[index] -= change }
    }

    private func prior(_ index: Int) -> (precision: Double, expected: Double) {
        switch index {
        case 0: (ConfidenceScale.precisions.intercept, 0)
        case 1, 2: (ConfidenceScale.precisions.slope, ConfidenceScale.expectedSlope)
        default: (ConfidenceScale.precisions.label, 0)
        }
    }

    /// Gaussian elimination; the matrix is positive definite, so no pivot is near 0.
    private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = zip(matrix, right).map { $0 + [$1] }
        let size = rows.count
        for pivot in 0..<size {
            for row in 0..<size where row != pivot && rows[row][pivot] != 0 {
                let factor = rows[row][pivot] / rows[pivot][pivot]
                for column in pivot...size { rows[row][column] -= factor * rows[pivot][column] }
            }
        }
        return rows.indices.map { rows[$0][size] / rows[$0][$0] }
    }
}
