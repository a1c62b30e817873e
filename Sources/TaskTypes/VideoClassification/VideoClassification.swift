package import Annotations
package import LabelingDomain
package import Manifests

/// One class for a video clip, answered with `crowd-classifier` around a `<video>` (01/VCL-1..4).
package struct VideoClassification: TaskType {
    package let name = "VideoClassification"
    package let recordType = "groundtruth/video-classification"
    package let labelForm = LabelAttributeName.ValueForm.inline
    package let categoryRules = LabelCategoryRules(minCount: 1, maxCount: LabelingQuota.videoCategories)
    package let maxTaskTimeLimit = LabelingQuota.maxVideoTaskTimeLimit

    package init() {}

    package func dataObject(of line: ManifestLine) throws(ManifestLineError) -> DataObject {
        .video(try line.sourceFile(for: "video clips"))
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
