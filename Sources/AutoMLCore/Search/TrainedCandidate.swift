/// A candidate with what it learned.
struct TrainedCandidate: Sendable {
    var candidate: Candidate
    let view: FeatureView
    let models: [any FittedModel]
    let temperature: Temperature
    /// Calibrated: a row a row.
    let outOfFold: Matrix
    /// What the search makes small.
    let loss: Double
}
