import Foundation

/// The mean of losses in 0...1 over a finite population, from a random sample of it: the bound of Hoeffding, by relative
/// entropy, which holds for drawing without replacement (Hoeffding 1963, §6; Bates et al. 2021, "Distribution-free,
/// risk-controlling prediction sets").
struct BoundedLossTest {
    let sampled: Int
    let unsampled: Int
    let tolerance: Double
    let level: Double

    private static let steps = 50

    /// See `LossKind.allowedLoss`.
    var allowedLoss: Double? {
        guard sampled > 0, level > 0 else { return nil }
        guard unsampled > 0 else { return Double(sampled) }
        guard holds(0) else { return nil }
        var low = 0.0
        var high = tolerance * Double(sampled)
        for _ in 0..<BoundedLossTest.steps {
            let middle = (low + high) / 2
            if holds(middle) { low = middle } else { high = middle }
        }
        return low
    }

    /// Whether the unsampled lose at most `tolerance` on average, if the sample lost `total` and the population no more
    /// than the upper bound of its mean.
    private func holds(_ total: Double) -> Bool {
        let upper = upperBound(mean: total / Double(sampled))
        return upper * Double(sampled + unsampled) - total <= tolerance * Double(unsampled)
    }

    /// The largest mean of the population under which a sample mean this low has a probability above `level`.
    private func upperBound(mean: Double) -> Double {
        var low = mean
        var high = 1.0
        for _ in 0..<BoundedLossTest.steps {
            let middle = (low + high) / 2
            if exp(-Double(sampled) * BoundedLossTest.entropy(mean, middle)) > level { low = middle } else { high = middle }
        }
        return high
    }

    /// The relative entropy of two Bernoulli variables.
    private static func entropy(_ first: Double, _ second: Double) -> Double {
        let zero = first <= 0 ? 0 : first * log(first / second)
        let one = first >= 1 ? 0 : (1 - first) * log((1 - first) / max(1 - second, .leastNormalMagnitude))
        return zero + one
    }
}
