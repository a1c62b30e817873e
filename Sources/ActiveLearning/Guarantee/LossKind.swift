import Foundation

/// What is lost when a machine's label is taken for an object.
package enum LossKind: String, Sendable, Codable {
    /// 0 where the label is right, 1 where it is wrong: classes.
    case error
    /// Anything in 0...1: 1 minus the mean IoU, of boxes and masks.
    case bounded

    /// The largest total loss in the sample for which "the mean loss of the unsampled exceeds `tolerance`" is refused at
    /// level `level`; nil if no loss is small enough.
    ///
    /// - Parameters:
    ///   - sampled: objects whose loss is known, a random sample of all.
    ///   - unsampled: the others.
    package func allowedLoss(sampled: Int, unsampled: Int, tolerance: Double, level: Double) -> Double? {
        switch self {
        case .error:
            FinitePopulationTest.allowedErrors(sampled: sampled, unsampled: unsampled, tolerance: tolerance, level: level).map(Double.init)
        case .bounded: BoundedLossTest(sampled: sampled, unsampled: unsampled, tolerance: tolerance, level: level).allowedLoss
        }
    }

    /// How much the total loss of a sample varies around `expected`, one standard deviation.
    func deviation(expected: Double, count: Int) -> Double {
        guard count > 0 else { return 0 }
        let mean = min(max(expected / Double(count), 0), 1)
        let variance = mean * (1 - mean) * Double(count)
        // Losses between 0 and 1 vary less than those that are either.
        return (self == .error ? variance : variance / 3).squareRoot()
    }
}
