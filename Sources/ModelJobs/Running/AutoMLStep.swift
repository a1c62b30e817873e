/// What `automl job automl` is at, by the step of its progress, and the state that the API has for it (09/AML-91).
enum AutoMLStep: Sendable, Hashable, CaseIterable {
    case analyzing, preparing, searching, explaining, reporting

    /// Nil for a step that has no state of its own.
    init?(_ step: String) {
        switch step {
        case "read", "explore", "data-exploration": self = .analyzing
        case "features": self = .preparing
        case "search", "train", "ensemble": self = .searching
        case "explainability", "explain": self = .explaining
        case "reports", "model-insights": self = .reporting
        default: return nil
        }
    }

    var secondaryStatus: String {
        switch self {
        case .analyzing: "AnalyzingData"
        case .preparing: "FeatureEngineering"
        case .searching: "TrainingModels"
        case .explaining: "GeneratingExplainabilityReport"
        case .reporting: "GeneratingModelInsightsReport"
        }
    }

    var message: String {
        switch self {
        case .analyzing: "Analyzing the data"
        case .preparing: "Preparing features"
        case .searching: "Training candidates"
        case .explaining: "Explaining the best candidate"
        case .reporting: "Measuring the best candidate"
        }
    }
}
