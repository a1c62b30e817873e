package import Annotations
package import LabelingDomain
package import Manifests

/// Earlier boxes put right, answered with `crowd-bounding-box` and its `initial-value` (05/ADJ-1..6, 02/VA).
package struct AdjustmentBoundingBox: TaskType {
    package let name = "AdjustmentBoundingBox"
    package let recordType = "groundtruth/object-detection"
    package let labelForm = LabelAttributeName.ValueForm.inline
    package let categoryRules = LabelCategoryRules(
        minCount: 1, maxCount: LabelingQuota.boundingBoxCategories, mayAudit: true)

    package init() {}

    package func dataObject(of line: ManifestLine) throws(ManifestLineError) -> DataObject {
        .image(try line.sourceFile(for: "images"))
    }

    package func problem(with line: ManifestLine) -> String? { AuditedLabel.boundingBox.problem(with: line) }

    package func annotation(in answer: JSONValue, categories: LabelCategories) throws(AnswerError) -> Annotation {
        .boxes(try BoundingBoxAnswer.read(answer, categories: categories))
    }

    package func consolidation(categories: LabelCategories) -> any LabelConsolidation {
        BoxLabelConsolidation(recordType: recordType, categories: categories, tellsAdjustment: true)
    }
}
