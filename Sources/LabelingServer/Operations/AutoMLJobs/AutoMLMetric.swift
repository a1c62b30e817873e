/// The objectives of AutoML jobs by the names of the API (09/AML-76).
enum AutoMLMetric {
    /// The objectives that a problem type allows; the first one is its default.
    static func objectives(of problemType: String) -> [String] {
        switch problemType {
        case "Regression": ["MSE", "MAE", "R2", "RMSE"]
        case "BinaryClassification": ["F1", "Accuracy", "AUC", "BalancedAccuracy", "Precision", "Recall"]
        case "MulticlassClassification": ["Accuracy", "BalancedAccuracy", "F1macro", "PrecisionMacro", "RecallMacro"]
        default: ["Accuracy"]
        }
    }

    private static let minimized: Set<String> = ["MSE", "MAE", "RMSE", "LogLoss", "InferenceLatency"]

    /// `Minimize` or `Maximize` (09/AML-85).
    static func direction(of metric: String) -> String { minimized.contains(metric) ? "Minimize" : "Maximize" }
}
