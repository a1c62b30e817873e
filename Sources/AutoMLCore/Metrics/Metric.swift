/// How well predictions agree with the truth, by the names that AutoML jobs give it (09/AML-75).
package enum Metric: String, Sendable, Codable, CaseIterable {
    case accuracy = "Accuracy"
    case auc = "AUC"
    case balancedAccuracy = "BalancedAccuracy"
    case f1 = "F1"
    case f1Macro = "F1macro"
    case logLoss = "LogLoss"
    case precision = "Precision"
    case precisionMacro = "PrecisionMacro"
    case recall = "Recall"
    case recallMacro = "RecallMacro"
    case mae = "MAE"
    case mse = "MSE"
    case rmse = "RMSE"
    case r2 = "R2"

    /// Whether a higher value is a better one.
    package var isMaximized: Bool {
        switch self {
        case .logLoss, .mae, .mse, .rmse: false
        default: true
        }
    }

    /// What a search optimizes when nobody said (09/AML-76).
    package static func `default`(for problem: Problem) -> Metric {
        switch problem {
        case .binaryClassification: .f1
        case .multiclassClassification: .accuracy
        case .regression: .mse
        }
    }

    /// What is computed of every candidate (09/AML-75), in the order of reports.
    package static func reported(for problem: Problem) -> [Metric] {
        switch problem {
        case .binaryClassification: [.accuracy, .auc, .balancedAccuracy, .f1, .logLoss, .precision, .recall]
        case .multiclassClassification: [.accuracy, .balancedAccuracy, .f1Macro, .logLoss, .precisionMacro, .recallMacro]
        case .regression: [.mae, .mse, .r2, .rmse]
        }
    }

    /// What a job may be asked to optimize (09/AML-76): all that is reported but the log loss.
    package static func objectives(for problem: Problem) -> [Metric] {
        reported(for: problem).filter { $0 != .logLoss }
    }

    /// Whether `value` is better than `other`; a number is better than none.
    package func isBetter(_ value: Double, than other: Double) -> Bool {
        guard !value.isNaN else { return false }
        return other.isNaN || (isMaximized ? value > other : value < other)
    }

    /// The metric of `predictions` for rows whose truth is known.
    ///
    /// - Parameters:
    ///   - truth: for as many rows; its classes are matched with those of the predictions by name, and a class that the
    ///     predictions do not know counts as predicted wrongly.
    ///   - weights: one a row, not negative; every row counts the same when left out. Balanced accuracy ignores them
    ///     (09/AML-84).
    /// - Returns: NaN where the metric is not defined: without rows, for another kind of problem, or the area under the curve
    ///   of rows of one class.
    package func value(predictions: Predictions, truth: Target, weights: [Double]? = nil) -> Double {
        precondition(predictions.rowCount == truth.rowCount && weights?.count ?? truth.rowCount == truth.rowCount)
        switch (predictions, truth) {
        case (.classes(let probabilities), .classes(let indexes, let names)):
            let comparison = ClassComparison(probabilities: probabilities, truth: indexes, names: names, weights: weights)
            return comparison.value(of: self)
        case (.numbers(let predicted), .numbers(let actual)):
            return NumberComparison(predicted: predicted, actual: actual, weights: weights).value(of: self)
        default: return .nan
        }
    }
}
