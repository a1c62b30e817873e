package import Annotations
package import LabelingDomain
package import Manifests

/// Boxes around things on an image, answered with `crowd-bounding-box` (01/IMG-1..8).
package struct BoundingBox: TaskType {
    package let name = "BoundingBox"
    package let recordType = "groundtruth/object-detection"
    package let labelForm = LabelAttributeName.ValueForm.inline
    package let categoryRules = LabelCategoryRules(minCount: 1, maxCount: LabelingQuota.boundingBoxCategories)

    package init() {}

    package func dataObject(of line: ManifestLine) throws(ManifestLineError) -> DataObject {
        .image(try line.sourceFile(for: "images"))
    }

    package func annotation(in answer: JSONValue, categories: LabelCategories) throws(AnswerError) -> Annotation {
        .boxes(try BoundingBoxAnswer.read(answer, categories: categories))
    }

    package func consolidation(categories: LabelCategories) -> any LabelConsolidation {
        BoxLabelConsolidation(recordType: recordType, categories: categories, tellsAdjustment: false)
    }
}
