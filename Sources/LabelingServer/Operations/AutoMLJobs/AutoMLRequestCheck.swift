import AWSWire
import LabelingDomain
import ServiceShapes

/// The rules of an AutoML request beside its channels.
struct AutoMLRequestCheck {
    private let input: SageMaker.CreateAutoMLJobV2.Input
    private let kind: AutoMLProblemKind

    /// 30 days (09/AML-22).
    static let maxRuntimeSeconds = 2_592_000
    /// The most candidates of a tabular job (09/AML-20).
    private static let maxTabularCandidates = 750
    private static let tuningAlgorithms: Set<String> = ["linear-learner", "xgboost", "mlp"]
    private static let ensembleAlgorithms: Set<String> = [
        "lightgbm", "catboost", "xgboost", "randomforest", "extra-trees", "linear-learner", "nn-torch", "fastai",
    ]

    init(_ input: SageMaker.CreateAutoMLJobV2.Input, _ kind: AutoMLProblemKind) {
        self.input = input
        self.kind = kind
    }

    func run() throws(AWSError) {
        try checkDeployment()
        try refuseUnsupported()
        guard S3URI(input.outputDataConfig.s3OutputPath) != nil else {
            throw .validation("OutputDataConfig: S3OutputPath '\(input.outputDataConfig.s3OutputPath)' is not an S3 URI.")
        }
        try checkSplit()
        if let tabular = input.autoMLProblemTypeConfig.tabularJobConfig { try checkTabular(tabular) }
        if let text = input.autoMLProblemTypeConfig.textClassificationJobConfig {
            guard text.contentColumn != text.targetLabelColumn else {
                throw .validation("TextClassificationJobConfig: ContentColumn and TargetLabelColumn must be different columns.")
            }
            try checkCriteria(text.completionCriteria, maxCandidates: 1)
        }
        if let image = input.autoMLProblemTypeConfig.imageClassificationJobConfig {
            try checkCriteria(image.completionCriteria, maxCandidates: 1)
        }
        if kind != .tabular, let metric = input.autoMLJobObjective?.metricName { try checkMetric(metric, of: kind.rawValue) }
    }

    /// 09/AML-24; there are no endpoints here.
    private func checkDeployment() throws(AWSError) {
        guard let deploy = input.modelDeployConfig else { return }
        let generatesName = deploy.autoGenerateEndpointName ?? false
        guard generatesName == (deploy.endpointName == nil) else {
            throw .validation(
                generatesName
                    ? "ModelDeployConfig: EndpointName must not be given when AutoGenerateEndpointName is true."
                    : "ModelDeployConfig: EndpointName must be given when AutoGenerateEndpointName is false.")
        }
        throw .unsupportedField("ModelDeployConfig", "deploying the best candidate to an endpoint")
    }

    private func refuseUnsupported() throws(AWSError) {
        if let key = input.outputDataConfig.kmsKeyId, !key.isEmpty {
            throw .unsupportedField("OutputDataConfig.KmsKeyId", "encrypting the output with a key of your own")
        }
        if let key = input.securityConfig?.volumeKmsKeyId, !key.isEmpty {
            throw .unsupportedField("SecurityConfig.VolumeKmsKeyId", "encrypting volumes with a key of your own")
        }
        if input.autoMLComputeConfig != nil { throw .unsupportedField("AutoMLComputeConfig", "a cluster of your own") }
        guard let tabular = input.autoMLProblemTypeConfig.tabularJobConfig else { return }
        if tabular.generateCandidateDefinitionsOnly == true {
            throw .unsupportedField("GenerateCandidateDefinitionsOnly", "defining candidates without training them")
        }
        if let uri = tabular.featureSpecificationS3Uri, S3URI(uri) == nil {
            throw .validation("FeatureSpecificationS3Uri: '\(uri)' is not an S3 URI.")
        }
        if tabular.sampleWeightAttributeName != nil {
            throw .unsupportedField("SampleWeightAttributeName", "weighting rows")
        }
    }

    /// 09/AML-46, AML-47.
    private func checkSplit() throws(AWSError) {
        guard let fraction = input.dataSplitConfig?.validationFraction else { return }
        guard input.autoMLJobInputDataConfig.count == 1 else {
            throw .validation("DataSplitConfig: ValidationFraction must not be given together with a validation channel.")
        }
        guard fraction > 0, fraction < 1 else {
            throw .validation("DataSplitConfig: ValidationFraction must be greater than 0 and less than 1, not \(fraction).")
        }
    }

    private func checkTabular(_ tabular: SageMaker.TabularJobConfig) throws(AWSError) {
        guard (input.autoMLJobObjective == nil) == (tabular.problemType == nil) else {
            throw .validation("AutoMLJobObjective and ProblemType must be given together, or both left out.")
        }
        if let metric = input.autoMLJobObjective?.metricName, let type = tabular.problemType { try checkMetric(metric, of: type) }
        try checkCriteria(tabular.completionCriteria, maxCandidates: Self.maxTabularCandidates)
        try checkAlgorithms(tabular)
    }

    private func checkMetric(_ metric: String, of problemType: String) throws(AWSError) {
        let allowed = AutoMLMetric.objectives(of: problemType)
        guard allowed.contains(metric) else {
            throw .validation(
                "AutoMLJobObjective: MetricName \(metric) cannot be the objective of \(problemType); use "
                    + allowed.joined(separator: ", ") + ".")
        }
    }

    /// 09/AML-20 to AML-22.
    private func checkCriteria(
        _ criteria: SageMaker.AutoMLJobCompletionCriteria?, maxCandidates: Int
    ) throws(AWSError) {
        if let count = criteria?.maxCandidates, count > maxCandidates {
            throw .validation("CompletionCriteria: MaxCandidates may be \(maxCandidates) at most for \(kind.rawValue), not \(count).")
        }
        if let seconds = criteria?.maxAutoMLJobRuntimeInSeconds, seconds > Self.maxRuntimeSeconds {
            throw .validation(
                "CompletionCriteria: MaxAutoMLJobRuntimeInSeconds may be \(Self.maxRuntimeSeconds) (30 days) at most, not \(seconds).")
        }
    }

    /// 09/AML-56 to AML-58.
    private func checkAlgorithms(_ tabular: SageMaker.TabularJobConfig) throws(AWSError) {
        guard let configs = tabular.candidateGenerationConfig?.algorithmsConfig, !configs.isEmpty else { return }
        guard configs.count == 1, let names = configs.first?.autoMLAlgorithms else {
            throw .validation("AlgorithmsConfig: give exactly one element, not \(configs.count).")
        }
        guard tabular.mode != "AUTO" else { throw .validation("AlgorithmsConfig must not be given when Mode is AUTO.") }
        let allowed = tabular.mode == "HYPERPARAMETER_TUNING" ? Self.tuningAlgorithms : Self.ensembleAlgorithms
        if let name = names.first(where: { !allowed.contains($0) }) {
            throw .validation("AlgorithmsConfig: '\(name)' is not an algorithm of the mode \(tabular.mode ?? "ENSEMBLING").")
        }
    }
}
