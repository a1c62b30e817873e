import AutoMLCore

/// The leaderboard as the server and people read it, the best candidate first.
struct CandidatesFile: Encodable {
    struct Candidate: Encodable {
        let name: String
        /// By name; those that are not defined are left out.
        let metrics: [String: Double]
        let seconds: Double
        /// Its part in the final model, 0...1.
        let weight: Double
        let settings: [String: String]
        let failure: String?
    }

    let problem: String
    let metric: String
    let candidates: [Candidate]

    init(problem: Problem, metric: Metric, entries: [LeaderboardEntry]) {
        (self.problem, self.metric) = (problem.rawValue, metric.rawValue)
        candidates = entries.map {
            Candidate(
                name: $0.name, metrics: $0.metrics, seconds: $0.trainingSeconds, weight: $0.weight, settings: $0.settings,
                failure: $0.failure)
        }
    }
}
