package import Annotations
package import LabelingDomain
package import Manifests

/// A workflow of the user's own: any template, any answer, and no consolidation but the user's (03/CUS-1, CUS-16).
///
/// It stands in no registry: no predefined function names it.
package struct CustomTask: TaskType {
    /// The longest answer, as JSON text in bytes: what a function can be told about in one request (AWS: 6 MB).
    package static let maxAnswerBytes = 6_291_456

    package init() {}

    package let name = "Custom"
    package let recordType = "groundTruth/custom"
    package let labelForm = LabelAttributeName.ValueForm.inline
    package let categoryRules = LabelCategoryRules(minCount: 1, mayAudit: true)

    /// Labels of custom jobs may lie anywhere, so nothing is said about `-ref` (05/OUT-11).
    package var attributeForm: LabelAttributeName.ValueForm? { nil }

    /// A text, or any file that there is a place for (03/NOL-3).
    package func dataObject(of line: ManifestLine) throws(ManifestLineError) -> DataObject {
        if let text = line.source { return .text(text) }
        return S3URI(line.sourceReference ?? "").map(DataObject.file) ?? .text(line.sourceReference ?? "")
    }

    /// Every JSON object is an answer.
    package func annotation(
        in answer: JSONValue, categories: LabelCategories
    ) throws(AnswerError) -> Annotation {
        let size = answer.description.utf8.count
        guard size <= Self.maxAnswerBytes else {
            throw .invalid("The answer has \(size) bytes, more than the \(Self.maxAnswerBytes) that are allowed.")
        }
        return .custom
    }

    package func consolidation(categories: LabelCategories) -> any LabelConsolidation { NoConsolidation() }
}
