/// The weights of classes in decisions that serve a metric best, where it gains from others than 1.
struct DecisionWeights {
    private static let tries = 100

    /// Empty where the most probable class serves well.
    let values: [Float]

    /// Tuned for metrics that count decisions of two classes unevenly.
    init(data: SearchData, mean: Matrix, temperature: Temperature, isotonic: IsotonicCalibration?) {
        guard case .classes(let indexes, let names) = data.heldTarget, names.count == 2,
            [.f1, .f1Macro, .balancedAccuracy, .accuracy].contains(data.metric)
        else {
            values = []
            return
        }
        var probabilities = mean
        temperature.apply(to: &probabilities)
        isotonic?.apply(to: &probabilities)
        let positives = (0..<probabilities.rows).map { probabilities[$0, 1] }
        let best = Self.threshold(positives, isPositive: indexes.map { $0 == 1 }, metric: data.metric)
        values = best == 0.5 ? [] : [best, 1 - best]
    }

    /// The probability from which on the positive class is decided for: of evenly good ones the middle.
    private static func threshold(_ positives: [Float], isPositive: [Bool], metric: Metric) -> Float {
        let order = positives.indices.sorted { positives[$0] > positives[$1] }
        let total = (positive: Double(isPositive.filter { $0 }.count), all: Double(isPositive.count))
        var (hits, taken) = (0.0, 0.0)
        var scores: [(threshold: Float, score: Double)] = []
        for (position, row) in order.enumerated() {
            hits += isPositive[row] ? 1 : 0
            taken += 1
            guard position + 1 < order.count, positives[order[position + 1]] < positives[row] else { continue }
            let threshold = (positives[row] + positives[order[position + 1]]) / 2
            scores.append((threshold, score(metric, hits: hits, taken: taken, positive: total.positive, all: total.all)))
        }
        return smoothedBest(scores)
    }

    /// The middle of the window of thresholds with the best mean score: single peaks are chance.
    private static func smoothedBest(_ scores: [(threshold: Float, score: Double)]) -> Float {
        let width = max(1, scores.count / tries)
        guard scores.count > 2 * width else { return 0.5 }
        let sums = scores.reduce(into: [0.0]) { $0.append(($0.last ?? 0) + $1.score) }
        let starts = 0..<(scores.count - width)
        guard let start = starts.max(by: { sums[$0 + width] - sums[$0] < sums[$1 + width] - sums[$1] }) else { return 0.5 }
        return scores[start + width / 2].threshold
    }

    private static func score(_ metric: Metric, hits: Double, taken: Double, positive: Double, all: Double) -> Double {
        let misses = positive - hits
        let rejected = all - taken - misses
        switch metric {
        case .f1: return 2 * hits / (taken + positive)
        case .f1Macro: return hits / (taken + positive) + rejected / (all - taken + all - positive)
        case .balancedAccuracy: return hits / max(positive, 1) / 2 + rejected / max(all - positive, 1) / 2
        default: return (hits + rejected) / all
        }
    }
}
