/// How much worse a model predicts when a column tells it nothing: permutation importance (Breiman 2001, Random Forests,
/// section 10), which asks nothing of the model but predictions.
package struct FeatureImportance: Sendable, Equatable, Codable {
    private static let maxRows = 1000
    private static let repetitions = 3

    package let name: String
    /// How much worse the metric is, in its own unit; near 0 or below when the column does not matter.
    package let value: Double
    package let standardDeviation: Double

    package init(name: String, value: Double, standardDeviation: Double) {
        (self.name, self.value, self.standardDeviation) = (name, value, standardDeviation)
    }

    /// The importance of every feature, the greatest first.
    ///
    /// - Parameters:
    ///   - table: the features only.
    ///   - shouldStop: asked before each column and each repetition; what is measured by then is returned.
    package static func measure<Failure: Error>(
        _ table: Table, truth: Target, metric: Metric, using generator: inout some RandomNumberGenerator,
        shouldStop: () -> Bool = { false }, predict: (Table) throws(Failure) -> Predictions
    ) throws(Failure) -> [FeatureImportance] {
        let rows = Array((0..<table.rowCount).shuffled(using: &generator).prefix(maxRows))
        let (table, truth) = (table.selecting(rows: rows), truth.selecting(rows: rows))
        let baseline = metric.value(predictions: try predict(table), truth: truth)
        guard baseline.isFinite else { return [] }
        var importances: [FeatureImportance] = []
        for index in table.columns.indices {
            guard !shouldStop() else { break }
            var losses: [Double] = []
            for repetition in 0..<repetitions where repetition == 0 || !shouldStop() {
                var shuffled = table
                let order = Array(0..<table.rowCount).shuffled(using: &generator)
                shuffled.columns[index] = table.columns[index].selecting(rows: order)
                let value = metric.value(predictions: try predict(shuffled), truth: truth)
                if value.isFinite { losses.append(metric.isMaximized ? baseline - value : value - baseline) }
            }
            guard let statistics = NumberStatistics(losses) else { continue }
            importances.append(
                FeatureImportance(name: table.columns[index].name, value: statistics.mean, standardDeviation: statistics.standardDeviation))
        }
        return importances.sorted { ($1.value, $0.name) < ($0.value, $1.name) }
    }
}
