import AWSWire
import LabelingDomain
import ModelJobs
import ServiceShapes

extension AutoMLSpecification {
    /// What a `CreateAutoMLJobV2` request asks for. What it asks for and this service does not do is refused by name.
    init(_ input: SageMaker.CreateAutoMLJobV2.Input) throws(AWSError) {
        let kind = try AutoMLProblemKind(input.autoMLProblemTypeConfig)
        try AutoMLRequestCheck(input, kind).run()
        let tabular = input.autoMLProblemTypeConfig.tabularJobConfig
        let text = input.autoMLProblemTypeConfig.textClassificationJobConfig
        let criteria =
            tabular?.completionCriteria ?? text?.completionCriteria
            ?? input.autoMLProblemTypeConfig.imageClassificationJobConfig?.completionCriteria
        var parameters: [String: String] = [:]
        parameters["target"] = tabular?.targetAttributeName ?? text?.targetLabelColumn
        parameters["content"] = text?.contentColumn
        parameters["problem"] = tabular?.problemType
        // Texts and images have one objective, whatever the number of classes (09/AML-75).
        parameters["metric"] = input.autoMLJobObjective?.metricName ?? (kind == .tabular ? nil : "Accuracy")
        parameters["time-limit-seconds"] = criteria?.maxAutoMLJobRuntimeInSeconds.map(String.init)
        parameters["max-candidates"] = criteria?.maxCandidates.map(String.init)
        parameters["candidate-seconds"] = criteria?.maxRuntimePerTrainingJobInSeconds.map {
            String(min($0, AutoMLRequestCheck.maxRuntimeSeconds))
        }
        let algorithms = tabular?.candidateGenerationConfig?.algorithmsConfig?.first?.autoMLAlgorithms ?? []
        parameters["algorithms"] = algorithms.isEmpty ? nil : algorithms.joined(separator: ",")
        parameters["validation-fraction"] = input.dataSplitConfig?.validationFraction.map { "\($0)" }
        self.init(
            hyperParameters: parameters, channels: try AutoMLChannels(input.autoMLJobInputDataConfig, kind).channels,
            outputPath: input.outputDataConfig.s3OutputPath, metric: input.autoMLJobObjective?.metricName,
            problemType: tabular?.problemType,
            maxRuntimeSeconds: criteria?.maxAutoMLJobRuntimeInSeconds ?? AutoMLRequestCheck.maxRuntimeSeconds,
            maxCandidates: criteria?.maxCandidates, featureSpecificationURI: tabular?.featureSpecificationS3Uri)
    }
}
