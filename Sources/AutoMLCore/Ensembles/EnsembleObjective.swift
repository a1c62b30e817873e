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

    /// By counting in narrow bins, finer towards 0 and 1: rows of a bin count as ties.
    private static func areaUnderCurve(_ sum: UnsafeBufferPointer<Float>, share: Float, isPositive: [Bool]) -> Double {
        var counts = [Int32](repeating: 0, count: 4 * binsOfHalf)
        for index in sum.indices {
            let place = 2 * bin(of: sum[index] * share)
            counts[isPositive[index] ? place + 1 : place] += 1
        }
        var (below, positives, area) = (0.0, 0.0, 0.0)
        for place in stride(from: 0, to: counts.count, by: 2) {
            let (negative, positive) = (Double(counts[place]), Double(counts[place + 1]))
            area += positive * (below + negative / 2)
            below += negative
            positives += positive
        }
        return positives * below > 0 ? area / (positives * below) : 0.5
    }

    /// Probabilities from this one to a half, and their complements, have bins of 1/128 of their power of two.
    private static let leastTold: Float = 0x1p-20
    private static let binsOfHalf = 20 * 128

    private static func bin(of probability: Float) -> Int {
        let isLow = probability < 0.5
        let half: Float = 0.5
        let distance: Float = min(max(isLow ? probability : 1 - probability, leastTold), half.nextDown)
        let place = Int((distance.bitPattern - leastTold.bitPattern) >> 16)
        return isLow ? place : 2 * binsOfHalf - 1 - place
    }
}
