/// What happens during a search, in order.
package enum SearchEvent: Sendable, Equatable {
    /// What a search does at a time, by the names of AutoML jobs (09/AML-91).
    package enum Phase: String, Sendable {
        case analyzingData = "AnalyzingData"
        case featureEngineering = "FeatureEngineering"
        case modelTuning = "ModelTuning"
        case trainingModels = "TrainingModels"
        case maxCandidatesReached = "MaxCandidatesReached"
        case maxRuntimeReached = "MaxAutoMLJobRuntimeReached"
    }

    case phase(Phase)
    /// The problem as resolved, the rows learned from and those left out because their target is missing.
    case resolved(problem: Problem, metric: Metric, rows: Int, rowsWithoutTarget: Int)
    /// A candidate ended. `progress` is the share of the budget that is spent, in 0...1.
    case candidate(Candidate, progress: Double)
    /// The first folds of a candidate were so much worse than the best one's that the others were saved.
    case dropped(name: String, reason: String)
    /// The ensemble is selected.
    case ensemble(Candidate)
}
