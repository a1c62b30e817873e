/// A metric and how much it would vary with other rows (09/AML-135).
package struct MetricEstimate: Sendable, Equatable, Codable {
    private static let replicates = 25
    /// More rows are not drawn for a replicate; the deviation is scaled to all rows.
    private static let maxRowsPerReplicate = 5000

    package let name: String
    /// Nil where the metric is not defined.
    package let value: Double?
    /// From rows drawn anew with replacement (Efron's bootstrap).
    package let standardDeviation: Double?

    package static func all(
        for problem: Problem, predictions: Predictions, truth: Target, weights: [Double]?,
        using generator: inout some RandomNumberGenerator
    ) -> [MetricEstimate] {
        let metrics = Metric.reported(for: problem)
        let (count, size) = (truth.rowCount, min(truth.rowCount, maxRowsPerReplicate))
        var drawn = Array(repeating: [Double](), count: metrics.count)
        for _ in 0..<(count > 1 ? replicates : 0) {
            let rows = (0..<size).map { _ in Int.random(in: 0..<count, using: &generator) }
            let (sample, sampleTruth) = (predictions.selecting(rows: rows), truth.selecting(rows: rows))
            let sampleWeights = weights.map { weights in rows.map { weights[$0] } }
            for (index, metric) in metrics.enumerated() {
                let value = metric.value(predictions: sample, truth: sampleTruth, weights: sampleWeights)
                if value.isFinite { drawn[index].append(value) }
            }
        }
        let scale = (Double(size) / Double(max(count, 1))).squareRoot()
        return metrics.enumerated().map { index, metric in
            let value = metric.value(predictions: predictions, truth: truth, weights: weights)
            let deviation = drawn[index].count > 1 ? NumberStatistics(drawn[index])?.standardDeviation : nil
            return MetricEstimate(
                name: metric.rawValue, value: value.isFinite ? value : nil, standardDeviation: deviation.map { $0 * scale })
        }
    }
}
