package import Annotations
package import LabelingDomain
package import Manifests

/// A built-in kind of task: what it takes in, what its worker page is given, which answers it accepts, how it
/// makes one label of several answers, and what it writes.
///
/// One folder per task type, and one line in `TaskTypeRegistry`.
package protocol TaskType: Sendable {
    /// What the ARNs of its predefined functions carry after `PRE-` and `ACS-`, e.g. `ImageMultiClass` (03/JOB-35).
    var name: String { get }
    /// The value of `type` in label metadata, e.g. `groundtruth/image-classification` (05/META-5).
    var recordType: String { get }
    /// Whether labels stand in the manifest line or in files of their own (05/OUT-11).
    var labelForm: LabelAttributeName.ValueForm { get }
    /// The form that the label attribute's name has to show; nil when it may show any (05/OUT-11).
    var attributeForm: LabelAttributeName.ValueForm? { get }
    /// How many label categories there must be and how they may be named.
    var categoryRules: LabelCategoryRules { get }
    /// The longest time that a job may give a worker for one task (03, table of CreateLabelingJob).
    var maxTaskTimeLimit: Duration { get }

    /// The object that `line` asks to label; an error when the line does not suit this task type (04/FMT-1, FMT-2).
    func dataObject(of line: ManifestLine) throws(ManifestLineError) -> DataObject

    /// Why the object of `line` alone cannot be labeled, although the line is sound; nil when it can.
    func problem(with line: ManifestLine) -> String?

    /// Checks `answer`, the object that a worker page submitted (07/CE-general-9).
    func annotation(
        in answer: JSONValue, categories: LabelCategories
    ) throws(AnswerError) -> Annotation

    /// Checks what can only be told from the text that was annotated.
    func check(_ annotation: Annotation, against text: String) throws(AnswerError)

    /// The label categories as templates get them in `task.input.labels`.
    func templateLabels(_ categories: LabelCategories) -> JSONValue

    /// Starts gathering annotations to consolidate.
    func consolidation(categories: LabelCategories) -> any LabelConsolidation
}

extension TaskType {
    package func problem(with line: ManifestLine) -> String? { nil }

    package var maxTaskTimeLimit: Duration { LabelingQuota.maxTaskTimeLimit }

    package func check(_ annotation: Annotation, against text: String) throws(AnswerError) {}

    package func templateLabels(_ categories: LabelCategories) -> JSONValue {
        .array(categories.names.map(JSONValue.string))
    }

    package var attributeForm: LabelAttributeName.ValueForm? { labelForm }
}
