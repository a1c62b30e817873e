package import Annotations
package import LabelingDomain
package import Manifests

/// An earlier mask put right, answered with `crowd-semantic-segmentation` and its `initial-value` (05/SEG-5, 02/VA).
package struct AdjustmentSemanticSegmentation: TaskType {
    package let name = "AdjustmentSemanticSegmentation"
    package let recordType = "groundtruth/semantic-segmentation"
    package let labelForm = LabelAttributeName.ValueForm.reference
    package let categoryRules = SemanticSegmentation.rules.forAudits

    package init() {}

    package func dataObject(of line: ManifestLine) throws(ManifestLineError) -> DataObject {
        try AuditedLabel.semanticSegmentation.checkColours(of: line)
        return .image(try line.sourceFile(for: "images"))
    }

    package func problem(with line: ManifestLine) -> String? { AuditedLabel.semanticSegmentation.problem(with: line) }

    package func annotation(in answer: JSONValue, categories: LabelCategories) throws(AnswerError) -> Annotation {
        .mask(try SegmentationAnswer.read(answer, categories: categories))
    }

    package func consolidation(categories: LabelCategories) -> any LabelConsolidation {
        MaskLabelConsolidation(recordType: recordType, categories: categories, tellsAdjustment: true)
    }
}
