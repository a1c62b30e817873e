package import AutoMLCore

/// How a model is to be found.
package struct TrainingOptions: Sendable {
    /// What is taken when neither a time nor a number of candidates is given.
    package static let usualSeconds = 60.0

    /// The column to predict; where it can be inferred, nil.
    package var target: String?
    package var problem: Problem?
    package var metric: Metric?
    package var seconds: Double?
    package var maxCandidates: Int?
    /// The most that one candidate may take.
    package var secondsOfCandidate: Double?
    /// The families of learners to choose from; nil for all.
    package var families: Set<String>?
    package var seed: UInt64

    package init(
        target: String?, problem: Problem? = nil, metric: Metric? = nil, seconds: Double? = nil, maxCandidates: Int? = nil, seed: UInt64 = 0
    ) throws(AutoMLToolError) {
        if let seconds, !(seconds > 0 && seconds.isFinite) {
            throw .badOption(option: "--time-limit", value: "\(seconds)", remedy: "give more than 0 seconds")
        }
        if let maxCandidates, maxCandidates < 1 {
            throw .badOption(option: "--max-candidates", value: "\(maxCandidates)", remedy: "train at least one")
        }
        (self.target, self.problem, self.metric, self.maxCandidates, self.seed) = (target, problem, metric, maxCandidates, seed)
        self.seconds = seconds ?? (maxCandidates == nil ? Self.usualSeconds : nil)
    }
}
