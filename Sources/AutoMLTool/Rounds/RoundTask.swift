/// What a round of auto-labeling predicts.
package enum RoundTask: String, Sendable, Codable, CaseIterable {
    case textClassification = "text-classification"
    case imageClassification = "image-classification"
    case objectDetection = "object-detection"
    case semanticSegmentation = "semantic-segmentation"
}
