package import Annotations
import Consolidation

/// Gathers single-label answers and consolidates them by expectation maximisation (05/CON-4).
package struct OneClassConsolidation: LabelConsolidation {
    private let recordType: String
    private let categories: LabelCategories
    private var answers: ClassAnswers
    private var answersPerObject = AnswersPerObject()

    package init(recordType: String, categories: LabelCategories) {
        self.recordType = recordType
        self.categories = categories
        answers = ClassAnswers(classCount: categories.count)
    }

    package mutating func add(_ annotation: Annotation, by worker: Int, to object: Int) {
        guard case .oneClass(let answer) = annotation else { return }
        answers.append(object: object, worker: worker, classIndex: answer.classIndex)
        answersPerObject.add(object)
    }

    package func labels() -> any ConsolidatedLabels {
        OneClassLabels(
            recordType: recordType, categories: categories, answersPerObject: answersPerObject,
            posteriors: EnsembleEM().posteriors(of: answers))
    }
}
