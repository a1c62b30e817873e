/// What a transform job is to do.
package struct TransformSpecification: Sendable, Hashable, Codable {
    package let algorithm: TrainingAlgorithm
    /// The packed model.
    package let modelURI: String
    /// `SAGEMAKER_INFERENCE_OUTPUT` and the like: what the answers hold (09/AML-110, AML-112).
    package let environment: [String: String]
    package let input: DataChannel
    package let outputPath: String
    /// The format of the answers; nil for that of the input.
    package let accept: String?
    package let maxRuntimeSeconds: Int

    package init(
        algorithm: TrainingAlgorithm, modelURI: String, environment: [String: String], input: DataChannel, outputPath: String,
        accept: String?, maxRuntimeSeconds: Int
    ) {
        self.algorithm = algorithm
        self.modelURI = modelURI
        self.environment = environment
        self.input = input
        self.outputPath = outputPath
        self.accept = accept
        self.maxRuntimeSeconds = maxRuntimeSeconds
    }
}
