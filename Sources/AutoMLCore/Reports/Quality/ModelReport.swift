/// How good a model is (09/AML-135).
package struct ModelReport: Sendable, Equatable, Codable {
    package let candidateName: String
    package let jobName: String
    package let problem: Problem
    package let objective: Metric
    /// `Maximize` or `Minimize`.
    package let direction: String
    /// What rows the metrics are of, in words.
    package let rowsEvaluated: String
    package let rowCount: Int
    package let evaluationSeconds: Double
    package let metrics: [MetricEstimate]
    package let confusion: ConfusionFindings?
    package let binary: BinaryFindings?
    package let residuals: ResidualFindings?
    /// The bins of the reliability diagram; of classifications.
    package let reliability: [ReliabilityCurve.Bin]?
    package let expectedCalibrationError: Double?
    /// The greatest first; empty when it was not measured.
    package var importances: [FeatureImportance] = []
    /// The best first; empty when the model is looked at by itself.
    package var leaderboard: [LeaderboardEntry] = []
    /// What else there is to know, such as rows that are left out.
    package var remarks: [String] = []

    package init(
        candidateName: String, jobName: String, problem: Problem, objective: Metric, predictions: Predictions, truth: Target,
        weights: [Double]? = nil, rowsEvaluated: String, evaluationSeconds: Double, using generator: inout some RandomNumberGenerator
    ) {
        (self.candidateName, self.jobName, self.problem, self.objective) = (candidateName, jobName, problem, objective)
        direction = objective.isMaximized ? "Maximize" : "Minimize"
        (self.rowsEvaluated, self.evaluationSeconds) = (rowsEvaluated, evaluationSeconds)
        rowCount = truth.rowCount
        metrics = MetricEstimate.all(for: problem, predictions: predictions, truth: truth, weights: weights, using: &generator)
        switch (predictions, truth) {
        case (.classes(let probabilities), .classes(let classes, let names)):
            let comparison = ClassComparison(probabilities: probabilities, truth: classes, names: names, weights: weights)
            let curve = ReliabilityCurve(probabilities: probabilities, truth: classes, names: names, weights: weights)
            confusion = ConfusionFindings(comparison.matrix(weights))
            binary =
                probabilities.classes.count == 2 && problem == .binaryClassification
                ? BinaryFindings(comparison.ranking, positiveClass: probabilities.classes[1]) : nil
            reliability = curve.bins
            expectedCalibrationError = truth.rowCount > 0 ? curve.expectedCalibrationError : nil
            residuals = nil
        case (.numbers(let predicted), .numbers(let actual)):
            residuals = ResidualFindings(predicted: predicted, actual: actual)
            (confusion, binary, reliability, expectedCalibrationError) = (nil, nil, nil, nil)
        default: (confusion, binary, residuals, reliability, expectedCalibrationError) = (nil, nil, nil, nil, nil)
        }
    }

    /// The value of a metric; nil where it is not defined.
    package func value(of metric: Metric) -> Double? {
        metrics.first { $0.name == metric.rawValue }?.value
    }
}
