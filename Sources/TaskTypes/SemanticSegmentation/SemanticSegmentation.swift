package import Annotations
package import LabelingDomain
package import Manifests

/// A class for every pixel of an image, answered with `crowd-semantic-segmentation` (01/IMG-10..18).
package struct SemanticSegmentation: TaskType {
    package let name = "SemanticSegmentation"
    package let recordType = "groundtruth/semantic-segmentation"
    package let labelForm = LabelAttributeName.ValueForm.reference
    package let categoryRules = Self.rules

    /// A mask has a byte a pixel, of which 0 is background.
    static let rules = LabelCategoryRules(minCount: 1, maxCount: 255)

    package init() {}

    package func dataObject(of line: ManifestLine) throws(ManifestLineError) -> DataObject {
        .image(try line.sourceFile(for: "images"))
    }

    package func annotation(in answer: JSONValue, categories: LabelCategories) throws(AnswerError) -> Annotation {
        .mask(try SegmentationAnswer.read(answer, categories: categories))
    }

    package func consolidation(categories: LabelCategories) -> any LabelConsolidation {
        MaskLabelConsolidation(recordType: recordType, categories: categories, tellsAdjustment: false)
    }
}
