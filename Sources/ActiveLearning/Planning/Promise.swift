/// What was shown about the machine labels of a round.
package struct Promise: Sendable, Codable, Equatable {
    /// The round, from 1.
    package let round: Int
    /// The mean loss promised, at most.
    package let tolerance: Double
    /// The probability with which the promise holds, over all tests made.
    package let confidence: Double
    /// The number of objects that the promise rests on: labeled by people, drawn at random.
    package let sampled: Int
    /// What the model's labels lost on these, in all.
    package let loss: Double
    /// The level of the test that it passed.
    package let level: Double
    /// The least confidence of an object in it.
    package let threshold: Double
    /// The objects that the model may label.
    package let objects: Int

    /// As the job's page says it.
    package var statement: String {
        let least = percent(1 - tolerance)
        let sure = percent(confidence)
        return "at least \(least) precise, \(sure) confident, measured on n = \(sampled)"
    }

    private func percent(_ share: Double) -> String {
        let tenths = (share * 1000).rounded() / 10
        return (tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)) + " %"
    }
}
