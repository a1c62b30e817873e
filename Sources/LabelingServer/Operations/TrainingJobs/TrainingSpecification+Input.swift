import AWSWire
import ModelJobs
import ServiceShapes

extension TrainingSpecification {
    /// The longest that a training job runs unless its request says otherwise: a day (API model).
    static let defaultRuntimeSeconds = 86_400

    /// What a `CreateTrainingJob` request asks for. What it asks for and this service does not do is refused by name.
    init(_ input: SageMaker.CreateTrainingJob.Input) throws(AWSError) {
        try Self.refuseUnsupported(input)
        let algorithm = try TrainingAlgorithm(input.algorithmSpecification)
        let inputs = input.inputDataConfig ?? []
        guard !inputs.isEmpty else { throw .validation("InputDataConfig: a training job needs at least one channel.") }
        let mode = input.algorithmSpecification?.trainingInputMode ?? "File"
        var channels: [DataChannel] = []
        for channel in inputs {
            guard !channels.contains(where: { $0.name == channel.channelName }) else {
                throw .validation("InputDataConfig: the channel name '\(channel.channelName)' is used more than once.")
            }
            channels.append(try DataChannel(channel, jobInputMode: mode))
        }
        for channel in channels { try algorithm.check(channel) }
        let runtime = input.stoppingCondition?.maxRuntimeInSeconds ?? Self.defaultRuntimeSeconds
        self.init(
            algorithm: algorithm,
            hyperParameters: try TrainingParameters(
                algorithm: algorithm, given: input.hyperParameters ?? [:], channels: channels, maxRuntimeSeconds: runtime
            ).values, channels: channels, outputPath: input.outputDataConfig.s3OutputPath,
            isPacked: input.outputDataConfig.compressionType != "NONE", maxRuntimeSeconds: runtime)
    }

    private static func refuseUnsupported(_ input: SageMaker.CreateTrainingJob.Input) throws(AWSError) {
        let algorithm = input.algorithmSpecification
        if algorithm?.containerEntrypoint != nil {
            throw .unsupportedField("AlgorithmSpecification.ContainerEntrypoint", "a container of your own")
        }
        if algorithm?.containerArguments != nil {
            throw .unsupportedField("AlgorithmSpecification.ContainerArguments", "a container of your own")
        }
        if let key = input.outputDataConfig.kmsKeyId, !key.isEmpty {
            throw .unsupportedField("OutputDataConfig.KmsKeyId", "encrypting the output with a key of your own")
        }
        if let key = input.resourceConfig?.volumeKmsKeyId, !key.isEmpty {
            throw .unsupportedField("ResourceConfig.VolumeKmsKeyId", "encrypting volumes with a key of your own")
        }
        if input.checkpointConfig != nil { throw .unsupportedField("CheckpointConfig", "keeping checkpoints") }
        if input.serverlessJobConfig != nil { throw .unsupportedField("ServerlessJobConfig", "customizing a foundation model") }
        if input.modelPackageConfig != nil { throw .unsupportedField("ModelPackageConfig", "registering model packages") }
    }
}
