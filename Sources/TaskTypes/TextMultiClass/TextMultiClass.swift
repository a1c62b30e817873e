package import Annotations
package import LabelingDomain
package import Manifests

/// One class for a text, answered with `crowd-classifier` (01/TXT-14..16).
///
/// The text stands in `source`; a line with only `source-ref` names a text file (05/MLC-4).
package struct TextMultiClass: TaskType {
    package let name = "TextMultiClass"
    package let recordType = "groundtruth/text-classification"
    package let labelForm = LabelAttributeName.ValueForm.inline
    package let categoryRules = LabelCategoryRules(minCount: 2)

    package init() {}

    package func dataObject(of line: ManifestLine) throws(ManifestLineError) -> DataObject {
        if let text = line.source { return .text(text) }
        return .textFile(try line.sourceFile(for: "text files"))
    }

    package func annotation(
        in answer: JSONValue, categories: LabelCategories
    ) throws(AnswerError) -> Annotation {
        .oneClass(try OneClassAnswer.read(answer, categories: categories))
    }

    package func consolidation(categories: LabelCategories) -> any LabelConsolidation {
        OneClassConsolidation(recordType: recordType, categories: categories)
    }
}
