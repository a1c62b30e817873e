/// A candidate with what it learned.
struct TrainedCandidate: Sendable {
    var candidate: Candidate
    let view: FeatureView
    let models: [any FittedModel]
    let temperature: Temperature
    /// Calibrated: a row for each row that is held out, in order.
    let outOfFold: Matrix
    /// What the search makes small.
    let loss: Double
}
