package import ActiveLearning

/// What came of a round, for the job's page and `activelearning/`.
package struct RoundReport: Sendable, Codable, Equatable {
    package let round: Int
    /// Objects with a label of people that the models learned from.
    package let labeled: Int
    /// Objects that were predicted.
    package let predicted: Int
    /// Objects that the model labels from this round on; nil when nothing better could be promised than before.
    package let machineLabeled: Int?
    /// Objects that went to people.
    package let people: Int
    /// Of these, those that people label to check the model.
    package let checked: Int
    package let promise: Promise?
    package let statement: String?
    package let seconds: Double
}
