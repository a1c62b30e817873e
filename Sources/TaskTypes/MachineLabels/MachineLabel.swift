import Annotations
package import Consolidation
import Manifests

/// A label that a model made.
package enum MachineLabel: Sendable, Hashable {
    case oneClass(classIndex: Int, confidence: Double)
    /// Boxes on an image of this size, each with a confidence of its own.
    case boxes([ScoredBox], imageWidth: Int, imageHeight: Int)
    /// A mask that lies at an S3 URI.
    case mask(location: String, confidence: Double)

    /// The record of the label, of the same shape as people's (05/META-6).
    ///
    /// - Parameter context: `isHumanAnnotated` is false in it.
    package func record(type: String, categories: LabelCategories, context: LabelRecordContext) -> LabelRecord {
        switch self {
        case .oneClass(let index, let confidence):
            OneClassRecord.make(
                classIndex: index, className: categories.names[index], confidence: ConfidenceScore(confidence), type: type,
                context: context)
        case .boxes(let boxes, let width, let height):
            BoxRecord(imageWidth: width, imageHeight: height, boxes: boxes, categories: categories)
                .record(isScored: true, type: type, context: context)
        case .mask(let location, let confidence):
            LabelRecord(
                label: .string(location),
                metadata: MaskRecord(location: location, categories: categories)
                    .metadata(score: ConfidenceScore(confidence), type: type, context: context))
        }
    }
}
