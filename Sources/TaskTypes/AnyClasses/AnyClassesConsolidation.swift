package import Annotations
import Consolidation

/// Gathers multi-label answers and consolidates them class by class (05/MLC-1, MLC-2).
package struct AnyClassesConsolidation: LabelConsolidation {
    private let recordType: String
    private let categories: LabelCategories
    private var answers: MultiLabelAnswers
    private var answersPerObject = AnswersPerObject()

    package init(recordType: String, categories: LabelCategories) {
        self.recordType = recordType
        self.categories = categories
        answers = MultiLabelAnswers(classCount: categories.count)
    }

    package mutating func add(_ annotation: Annotation, by worker: Int, to object: Int) {
        guard case .anyClasses(let answer) = annotation else { return }
        answers.append(object: object, worker: worker, classes: answer.classIndices)
        answersPerObject.add(object)
    }

    package func labels() -> any ConsolidatedLabels {
        let (labels, accuracies) = MultiLabelConsolidation().labels(of: answers)
        return AnyClassesLabels(
            recordType: recordType, categories: categories, answersPerObject: answersPerObject, labels: labels,
            workerAccuracies: accuracies)
    }
}
