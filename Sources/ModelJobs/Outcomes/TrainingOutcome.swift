/// What a training job has made.
package struct TrainingOutcome: Sendable, Hashable, Codable {
    /// The last value of each metric, in the order of their first appearance.
    package var metrics: [JobMetric] = []
    /// Where the model lies: a packed file, or a prefix of files.
    package var modelURI: String?

    package init() {}
}
