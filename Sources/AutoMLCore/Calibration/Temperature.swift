import Foundation

/// Sharpens or softens the probabilities of a classifier so that they say how often it is right: each is raised to the power
/// of 1/temperature (Guo et al. 2017, for scores that are logarithms of probabilities).
package struct Temperature: Sendable, Equatable, Codable {
    /// A probability below this one counts as this one: no model is ever that sure.
    static let leastProbability: Float = 1e-5
    private static let range = log(0.1)...log(10.0)
    private static let searchSteps = 30

    package var value: Double

    package static let neutral = Temperature(value: 1)

    package init(value: Double) {
        self.value = value
    }

    /// The temperature of least log loss.
    ///
    /// - Parameters:
    ///   - probabilities: a row a row.
    ///   - classes: the class of each row.
    ///   - rowsForHalf: of so many rows, half of the logarithm of the temperature is believed.
    package init(probabilities: Matrix, classes: [Int], rowsForHalf: Double = 0) {
        let logarithms = probabilities.values.map { log(max($0, Self.leastProbability)) }
        let scores = Matrix(rows: probabilities.rows, columns: probabilities.columns, values: logarithms)
        var (low, high) = (Self.range.lowerBound, Self.range.upperBound)
        let ratio = (5.0.squareRoot() - 1) / 2
        var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
        var (leftLoss, rightLoss) = (Self.loss(scores, classes, exp(left)), Self.loss(scores, classes, exp(right)))
        for _ in 0..<Self.searchSteps {
            if leftLoss < rightLoss {
                (high, right, rightLoss) = (right, left, leftLoss)
                left = high - ratio * (high - low)
                leftLoss = Self.loss(scores, classes, exp(left))
            } else {
                (low, left, leftLoss) = (left, right, rightLoss)
                right = low + ratio * (high - low)
                rightLoss = Self.loss(scores, classes, exp(right))
            }
        }
        let belief = Double(classes.count) / (Double(classes.count) + rowsForHalf)
        value = exp((low + high) / 2 * belief)
    }

    /// Changes probabilities in place.
    package func apply(to probabilities: inout Matrix) {
        guard value != 1 || probabilities.values.contains(where: { $0 < Self.leastProbability }) else { return }
        let power = Float(1 / value)
        for index in probabilities.values.indices {
            probabilities.values[index] = power * log(max(probabilities.values[index], Self.leastProbability))
        }
        probabilities.applySoftmax()
    }

    private static func loss(_ scores: Matrix, _ classes: [Int], _ temperature: Double) -> Double {
        var scaled = scores
        let power = Float(1 / temperature)
        for index in scaled.values.indices { scaled.values[index] *= power }
        return Target.classes(classes, names: []).softmaxLoss(scaled)
    }
}
