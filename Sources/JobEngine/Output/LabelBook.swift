import Annotations
import LabelingDomain
import Manifests
import Persistence
import TaskTypes

/// All annotations of a job, gathered for consolidation (05/CON-1).
///
/// Built from the stored answers; whoever builds it again from the same answers gets the same labels.
struct LabelBook: Sendable {
    private let taskType: any TaskType
    private let categories: LabelCategories
    private var consolidation: any LabelConsolidation
    /// Answers repeat: classes are few. What an answer's text means is looked up before it is parsed again.
    private var annotationByText: [String: Annotation] = [:]
    private(set) var annotationCount = 0

    /// The most answer texts whose meaning is remembered.
    private static let maxRememberedTexts = 4_096
    /// The longest answer text remembered, in bytes: masks and boxes hardly repeat, and are large.
    private static let maxRememberedBytes = 256

    init(job: LabelingJob) {
        taskType = job.taskType
        categories = job.categories
        consolidation = job.taskType.consolidation(categories: job.categories)
    }

    /// Adds one answer. Throws `AnswerError` or `JSONSyntaxError` when the stored text is not an answer, which
    /// `Dispatcher.submit` does not let in.
    mutating func add(_ answer: String, by labeler: Int64, to object: Int) throws {
        let annotation: Annotation
        if let known = annotationByText[answer] {
            annotation = known
        } else {
            annotation = try taskType.annotation(in: JSONValue(parsing: answer), categories: categories)
            if annotationByText.count < Self.maxRememberedTexts, answer.utf8.count <= Self.maxRememberedBytes {
                annotationByText[answer] = annotation
            }
        }
        consolidation.add(annotation, by: Int(labeler), to: object)
        annotationCount += 1
    }

    /// The labels of everything added so far.
    func labels() -> any ConsolidatedLabels { consolidation.labels() }
}
