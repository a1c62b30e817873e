package import Annotations
package import LabelingDomain
package import Manifests

/// One class for an image, answered with `crowd-image-classifier` (01/IMG-28..30).
package struct ImageMultiClass: TaskType {
    package let name = "ImageMultiClass"
    package let recordType = "groundtruth/image-classification"
    package let labelForm = LabelAttributeName.ValueForm.inline
    package let categoryRules = LabelCategoryRules(minCount: 2)

    package init() {}

    package func dataObject(of line: ManifestLine) throws(ManifestLineError) -> DataObject {
        .image(try line.sourceFile(for: "images"))
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
