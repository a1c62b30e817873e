/// What automated labeling can learn (05/AL-1), by the names of the algorithms.
package enum LabelingAlgorithm: String, Sendable, Hashable, Codable, CaseIterable {
    case imageClassification = "image-classification"
    case objectDetection = "object-detection"
    case semanticSegmentation = "semantic-segmentation"
    case textClassification = "text-classification"

    private static let resourceType = "labeling-job-algorithm-specification"

    /// Reads `arn:aws:sagemaker:<region>:<account>:labeling-job-algorithm-specification/<name>` (05/AL-4); nil when it
    /// names something else.
    ///
    /// The account is not looked at: an installation that has no AWS at hand names its own.
    package init?(_ arn: ARN) {
        guard arn.service == "sagemaker", arn.resourceType == Self.resourceType, arn.resource.contains("/") else { return nil }
        self.init(rawValue: String(arn.resourceName))
    }

    /// The algorithm of a task type, by the name of its predefined functions; nil where there is none.
    package init?(taskTypeName: String) {
        switch taskTypeName {
        case "ImageMultiClass": self = .imageClassification
        case "BoundingBox": self = .objectDetection
        case "SemanticSegmentation": self = .semanticSegmentation
        case "TextMultiClass": self = .textClassification
        default: return nil
        }
    }

    /// The most pixels of an image; nil where objects are no images (04/QUO-5..7).
    package var maxImagePixels: Int? {
        switch self {
        case .imageClassification, .objectDetection: 3_840 * 2_160
        case .semanticSegmentation: 1_920 * 1_080
        case .textClassification: nil
        }
    }

    /// The most label categories; nil where automated labeling sets no limit (04/QUO-18).
    package var maxCategories: Int? {
        self == .semanticSegmentation ? 20 : nil
    }
}
