/// What a training job is to do.
package struct TrainingSpecification: Sendable, Hashable, Codable {
    package let algorithm: TrainingAlgorithm
    /// What `automl job train` is told.
    package let hyperParameters: [String: String]
    package let channels: [DataChannel]
    /// Where `<job>/output/` goes.
    package let outputPath: String
    /// Whether what the job leaves is packed; else its files are stored one by one (05/AUG-20).
    package let isPacked: Bool
    package let maxRuntimeSeconds: Int

    package init(
        algorithm: TrainingAlgorithm, hyperParameters: [String: String], channels: [DataChannel], outputPath: String,
        isPacked: Bool, maxRuntimeSeconds: Int
    ) {
        self.algorithm = algorithm
        self.hyperParameters = hyperParameters
        self.channels = channels
        self.outputPath = outputPath
        self.isPacked = isPacked
        self.maxRuntimeSeconds = maxRuntimeSeconds
    }
}
