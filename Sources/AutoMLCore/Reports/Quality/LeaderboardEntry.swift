/// One model that a search tried, as it is reported.
package struct LeaderboardEntry: Sendable, Equatable, Codable {
    package let name: String
    /// The objective over rows that the model was not trained on; nil when it could not be trained.
    package let objective: Double?
    /// All metrics, by name.
    package let metrics: [String: Double]
    package let trainingSeconds: Double
    /// Its part in the final model, 0...1.
    package let weight: Double
    /// The settings it was trained with.
    package let settings: [String: String]
    /// Why it failed; nil when it did not.
    package let failure: String?

    package init(
        name: String, objective: Double?, metrics: [String: Double], trainingSeconds: Double, weight: Double,
        settings: [String: String] = [:], failure: String? = nil
    ) {
        (self.name, self.objective, self.metrics) = (name, objective, metrics)
        (self.trainingSeconds, self.weight, self.settings, self.failure) = (trainingSeconds, weight, settings, failure)
    }
}
