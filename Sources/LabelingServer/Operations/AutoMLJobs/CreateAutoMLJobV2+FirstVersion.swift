import AWSWire
import ServiceShapes

extension SageMaker.CreateAutoMLJobV2.Input {
    /// The request of the second version that one of the first stands for (09/AML-25).
    init(_ input: SageMaker.CreateAutoMLJob.Input) throws(AWSError) {
        let targets = Set(input.inputDataConfig.map(\.targetAttributeName))
        guard let target = targets.first, targets.count == 1 else {
            throw .validation("InputDataConfig: all channels need the same TargetAttributeName.")
        }
        let weights = Set(input.inputDataConfig.compactMap(\.sampleWeightAttributeName))
        guard weights.count <= 1 else {
            throw .validation("InputDataConfig: all channels need the same SampleWeightAttributeName.")
        }
        let job = input.autoMLJobConfig
        let tabular = SageMaker.TabularJobConfig(
            candidateGenerationConfig: job?.candidateGenerationConfig?.algorithmsConfig.map { .init(algorithmsConfig: $0) },
            completionCriteria: job?.completionCriteria,
            featureSpecificationS3Uri: job?.candidateGenerationConfig?.featureSpecificationS3Uri, mode: job?.mode,
            generateCandidateDefinitionsOnly: input.generateCandidateDefinitionsOnly, problemType: input.problemType,
            targetAttributeName: target, sampleWeightAttributeName: weights.first)
        self.init(
            autoMLJobName: input.autoMLJobName,
            autoMLJobInputDataConfig: input.inputDataConfig.map { channel in
                .init(
                    channelType: channel.channelType, contentType: channel.contentType,
                    compressionType: channel.compressionType, dataSource: channel.dataSource)
            }, outputDataConfig: input.outputDataConfig, autoMLProblemTypeConfig: .init(tabularJobConfig: tabular),
            roleArn: input.roleArn, tags: input.tags, securityConfig: job?.securityConfig,
            autoMLJobObjective: input.autoMLJobObjective, modelDeployConfig: input.modelDeployConfig,
            dataSplitConfig: job?.dataSplitConfig)
    }
}
