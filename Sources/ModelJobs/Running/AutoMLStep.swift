/// What `automl job automl` is at, by the state that the API has for it (09/AML-91): the steps of its progress that are
/// called so become the job's detailed state.
enum AutoMLStep: String, Sendable, Hashable, CaseIterable {
    case preTraining = "PreTraining"
    case analyzing = "AnalyzingData"
    case preparing = "FeatureEngineering"
    case tuning = "ModelTuning"
    case training = "TrainingModels"
    case maxCandidates = "MaxCandidatesReached"
    case maxRuntime = "MaxAutoMLJobRuntimeReached"
    case explaining = "GeneratingExplainabilityReport"
    case explanationError = "ExplainabilityError"
    case measuring = "GeneratingModelInsightsReport"
    case measuringError = "ModelInsightsError"

    var message: String {
        switch self {
        case .preTraining: "Preparing the training"
        case .analyzing: "Analyzing the data"
        case .preparing: "Preparing features"
        case .tuning: "Tuning candidates"
        case .training: "Training candidates"
        case .maxCandidates: "As many candidates as were asked for have been tried"
        case .maxRuntime: "The time of the job is used up; ending with the best candidate so far"
        case .explaining: "Explaining the best candidate"
        case .explanationError: "The best candidate could not be explained"
        case .measuring: "Measuring the best candidate"
        case .measuringError: "The best candidate could not be measured"
        }
    }
}
