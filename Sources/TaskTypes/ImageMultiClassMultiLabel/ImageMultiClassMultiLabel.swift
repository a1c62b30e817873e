package import Annotations
package import LabelingDomain
package import Manifests

/// Any number of classes for an image, answered with `crowd-image-classifier-multi-select` (01/IMG-31..35).
package struct ImageMultiClassMultiLabel: TaskType {
    package let name = "ImageMultiClassMultiLabel"
    package let recordType = "groundtruth/image-classification-multilabel"
    package let labelForm = LabelAttributeName.ValueForm.inline
    package let categoryRules = LabelCategoryRules(minCount: 2, maxCount: LabelingQuota.multiLabelCategories)

    package init() {}

    package func dataObject(of line: ManifestLine) throws(ManifestLineError) -> DataObject {
        .image(try line.sourceFile(for: "images"))
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
