package import Annotations
import Consolidation

/// Gathers the spans of several workers and consolidates them (05/CON-7).
package struct NamedEntityConsolidation: LabelConsolidation {
    private let recordType: String
    private let categories: LabelCategories
    private var answers: SpanAnswers
    private var answersPerObject = AnswersPerObject()

    package init(recordType: String, categories: LabelCategories) {
        self.recordType = recordType
        self.categories = categories
        answers = SpanAnswers(classCount: categories.count)
    }

    package mutating func add(_ annotation: Annotation, by worker: Int, to object: Int) {
        guard case .spans(let answer) = annotation else { return }
        answers.append(object: object, worker: worker, spans: answer.spans)
        answersPerObject.add(object)
    }

    package func labels() -> any ConsolidatedLabels {
        NamedEntityLabels(
            recordType: recordType, categories: categories, answersPerObject: answersPerObject,
            spans: SpanConsolidation().spans(of: answers))
    }
}
