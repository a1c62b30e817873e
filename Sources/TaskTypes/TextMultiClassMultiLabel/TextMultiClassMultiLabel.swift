package import Annotations
package import LabelingDomain
package import Manifests

/// Any number of classes for a text, answered with `crowd-classifier-multi-select` (01/TXT-17..21).
///
/// The text stands in `source`; a line with only `source-ref` names a text file (05/MLC-4).
package struct TextMultiClassMultiLabel: TaskType {
    package let name = "TextMultiClassMultiLabel"
    package let recordType = "groundtruth/text-classification-multilabel"
    package let labelForm = LabelAttributeName.ValueForm.inline
    package let categoryRules = LabelCategoryRules(minCount: 2, maxCount: LabelingQuota.multiLabelCategories)

    package init() {}

    package func dataObject(of line: ManifestLine) throws(ManifestLineError) -> DataObject {
        if let text = line.source { return .text(text) }
        return .textFile(try line.sourceFile(for: "text files"))
    }

    package func annotation(
        in answer: JSONValue, categories: LabelCategories
    ) throws(AnswerError) -> Annotation {
        .anyClasses(try AnyClassesAnswer.read(answer, categories: categories))
    }

    package func consolidation(categories: LabelCategories) -> any LabelConsolidation {
        AnyClassesConsolidation(recordType: recordType, categories: categories)
    }
}
