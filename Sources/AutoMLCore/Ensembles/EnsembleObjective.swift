import Foundation

/// How well a mean of predictions does, computed from one number a row: the probability of the true class, that of the
/// positive class, or the predicted number.
enum EnsembleObjective: Sendable {
    /// Least mean logarithm of the true class's probability.
    case logLoss
    /// Largest area under the curve; whether each row is positive.
    case rankingOf(isPositive: [Bool])
    /// Least mean squared error to the numbers.
    case squaredError([Float])
    /// Least mean absolute error to the numbers.
    case absoluteError([Float])

    /// The objective that serves a metric best: those that count decisions are too coarse to select by, and follow the log
    /// loss.
    init(metric: Metric, target: Target) {
        switch target {
        case .numbers(let numbers):
            self = metric == .mae ? .absoluteError(numbers.map { Float($0) }) : .squaredError(numbers.map { Float($0) })
        case .classes(let indexes, let names):
            self = metric == .auc && names.count == 2 ? .rankingOf(isPositive: indexes.map { $0 == 1 }) : .logLoss
        }
    }

    /// The number of each row that this objective needs of a model's out-of-fold predictions.
    func numbers(of predictions: Matrix, target: Target) -> [Float] {
        switch (self, target) {
        case (.logLoss, .classes(let indexes, _)): indexes.indices.map { predictions[$0, indexes[$0]] }
        case (.rankingOf, _): (0..<predictions.rows).map { predictions[$0, 1] }
        default: predictions.values
        }
    }

    /// What is to be made small, of the mean of `count` models whose numbers add up to `sum`.
    func loss(sum: UnsafeBufferPointer<Float>, count: Int) -> Double {
        switch self {
        case .logLoss: Self.logLoss(sum, share: 1 / Float(count))
        case .rankingOf(let isPositive): -Self.areaUnderCurve(sum, share: 1 / Float(count), isPositive: isPositive)
        case .squaredError(let truth): Self.mean(sum, truth, share: 1 / Float(count)) { $0 * $0 }
        case .absoluteError(let truth): Self.mean(sum, truth, share: 1 / Float(count)) { abs($0) }
        }
    }

    /// Logarithms are taken of products of eight, which cannot vanish in double precision.
    private static func logLoss(_ sum: UnsafeBufferPointer<Float>, share: Float) -> Double {
        var total = 0.0
        var index = 0
        while index < sum.count {
            var product = 1.0
            for position in index..<min(index + 8, sum.count) { product *= Double(max(sum[position] * share, 1e-15)) }
            total -= log(product)
            index += 8
        }
        return total / Double(max(sum.count, 1))
    }

    private static func mean(
        _ sum: UnsafeBufferPointer<Float>, _ truth: [Float], share: Float, _ loss: (Float) -> Float
    ) -> Double {
        var total = 0.0
        for index in sum.indices { total += Double(loss(sum[index] * share - truth[index])) }
        return total / Double(max(sum.count, 1))
    }

    /// By counting in narrow bins of the log odds: rows of a bin count as ties.
    private static func areaUnderCurve(_ sum: UnsafeBufferPointer<Float>, share: Float, isPositive: [Bool]) -> Double {
        var positives = [Double](repeating: 0, count: bins)
        var negatives = [Double](repeating: 0, count: bins)
        for index in sum.indices {
            let probability = min(max(sum[index] * share, 1e-6), 1 - 1e-6)
            let bin = binOf(probability)
            if isPositive[index] { positives[bin] += 1 } else { negatives[bin] += 1 }
        }
        var (below, area) = (0.0, 0.0)
        for bin in 0..<bins {
            area += positives[bin] * (below + negatives[bin] / 2)
            below += negatives[bin]
        }
        let pairs = positives.reduce(0, +) * below
        return pairs > 0 ? area / pairs : 0.5
    }

    private static let bins = 8_192
    /// The log odds of the least and the largest probability told apart.
    private static let widestLogOdds: Float = 13.9

    private static func binOf(_ probability: Float) -> Int {
        let odds = log(probability / (1 - probability))
        return min(max(Int((odds / widestLogOdds + 1) / 2 * Float(bins)), 0), bins - 1)
    }
}
