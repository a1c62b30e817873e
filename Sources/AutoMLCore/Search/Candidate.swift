/// One row of the leaderboard: what was tried, and how well it predicts rows that it was not trained on.
package struct Candidate: Sendable, Codable, Equatable {
    package enum Status: String, Sendable, Codable {
        case completed = "Completed"
        case failed = "Failed"
        case stopped = "Stopped"
    }

    /// Unique within a search.
    package let name: String
    /// The family of learners, or `ensemble`.
    package let family: String
    package let parameters: [String: Double]
    package var status: Status
    /// Why it failed or was stopped.
    package var reason: String?
    /// Out of fold, after calibration.
    package var metrics: [Metric: Double]
    /// Wall-clock seconds of training over all folds.
    package var trainingSeconds: Double
    /// Its share in the final model, 0 for what is not part of it.
    package var weight: Double
    /// Since the search began, when it ended.
    package var endedAtSeconds: Double
}

extension Metric: CodingKeyRepresentable {}
