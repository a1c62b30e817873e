import AWSWire
import ServiceShapes

/// What an AutoML job works on, by the name of `AutoMLProblemTypeConfigName` (09/AML-13).
enum AutoMLProblemKind: String, Sendable, Hashable {
    case tabular = "Tabular"
    case text = "TextClassification"
    case image = "ImageClassification"

    /// Reads the one member of `AutoMLProblemTypeConfig`; what is not supported is refused by name.
    init(_ config: SageMaker.AutoMLProblemTypeConfig) throws(AWSError) {
        let members: [(isGiven: Bool, kind: AutoMLProblemKind?, name: String)] = [
            (config.tabularJobConfig != nil, .tabular, "TabularJobConfig"),
            (config.textClassificationJobConfig != nil, .text, "TextClassificationJobConfig"),
            (config.imageClassificationJobConfig != nil, .image, "ImageClassificationJobConfig"),
            (config.timeSeriesForecastingJobConfig != nil, nil, "TimeSeriesForecastingJobConfig"),
            (config.textGenerationJobConfig != nil, nil, "TextGenerationJobConfig"),
        ]
        let given = members.filter(\.isGiven)
        guard let member = given.first, given.count == 1 else {
            throw .validation("AutoMLProblemTypeConfig: give exactly one of its members, not \(given.count).")
        }
        guard let kind = member.kind else {
            let feature = config.textGenerationJobConfig == nil ? "time-series forecasting" : "tuning of text generation models"
            throw .unsupportedField("AutoMLProblemTypeConfig.\(member.name)", feature)
        }
        self = kind
    }

    /// Where channels of this kind may lie (09/AML-32).
    var dataTypes: Set<String> {
        switch self {
        case .tabular: ["S3Prefix", "ManifestFile"]
        case .text: ["S3Prefix"]
        case .image: ["S3Prefix", "ManifestFile", "AugmentedManifestFile"]
        }
    }
}
