import Foundation

/// Looks whether labels that a model has made can be as good as was promised, by random ones of them that people labeled
/// too.
package struct DriftCheck: Sendable {
    package let lossKind: LossKind
    /// The mean loss that was promised, at most.
    package let tolerance: Double
    /// How rarely labels that keep the promise may be refused.
    package let level: Double

    package init(lossKind: LossKind, tolerance: Double, level: Double = 0.01) {
        self.lossKind = lossKind
        self.tolerance = tolerance
        self.level = level
    }

    /// Whether losses this high are too unlikely if the promise held.
    package func refutes(_ losses: [Double]) -> Bool {
        let total = losses.reduce(0, +)
        guard total > tolerance * Double(losses.count) else { return false }
        switch lossKind {
        case .error: return binomialTail(Int(total.rounded()), of: losses.count) <= level
        case .bounded: return hoeffdingTail(mean: total / Double(losses.count), count: losses.count) <= level
        }
    }

    /// The probability of `errors` and more among `count`, each with the probability `tolerance`.
    private func binomialTail(_ errors: Int, of count: Int) -> Double {
        (errors...count).reduce(0) { sum, number in
            let ways = lgamma(Double(count) + 1) - lgamma(Double(number) + 1) - lgamma(Double(count - number) + 1)
            return sum + exp(ways + Double(number) * log(tolerance) + Double(count - number) * log(1 - tolerance))
        }
    }

    /// A bound on the probability of a mean of `count` losses as high as `mean` (Hoeffding 1963, theorem 1).
    private func hoeffdingTail(mean: Double, count: Int) -> Double {
        let high = mean * log(mean / tolerance)
        let low = mean < 1 ? (1 - mean) * log((1 - mean) / (1 - tolerance)) : 0
        return exp(-Double(count) * (high + low))
    }
}
