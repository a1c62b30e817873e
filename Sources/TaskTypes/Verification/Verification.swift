package import Annotations
package import LabelingDomain
package import Manifests

/// A verdict on earlier labels, answered with `crowd-image-classifier` and its `overlay` (01/IMG-36..41, 05/VER).
package struct Verification: TaskType {
    package let recordType = "groundtruth/label-verification"
    package let labelForm = LabelAttributeName.ValueForm.inline
    package let categoryRules = LabelCategoryRules(minCount: 1, mayAudit: true)

    private let audited: AuditedLabel

    package init(of audited: AuditedLabel) { self.audited = audited }

    package var name: String { "Verification\(audited.taskTypeName)" }

    package func dataObject(of line: ManifestLine) throws(ManifestLineError) -> DataObject {
        try audited.checkColours(of: line)
        return .image(try line.sourceFile(for: "images"))
    }

    package func problem(with line: ManifestLine) -> String? { audited.problem(with: line) }

    package func annotation(in answer: JSONValue, categories: LabelCategories) throws(AnswerError) -> Annotation {
        let verdict = try OneClassAnswer.read(answer, categories: categories)
        let comment = (answer.members ?? []).lazy.compactMap { $0.value["workerComment"]?.string }.first
        return .verdict(VerdictAnswer(classIndex: verdict.classIndex, comment: comment))
    }

    package func consolidation(categories: LabelCategories) -> any LabelConsolidation {
        VerdictLabelConsolidation(recordType: recordType, categories: categories)
    }
}
