package import Annotations
import Consolidation

/// Gathers verdicts with their comments.
package struct VerdictLabelConsolidation: LabelConsolidation {
    private let recordType: String
    private let categories: LabelCategories
    private var answers: VerificationAnswers
    private var answersPerObject: [Int: Int] = [:]

    package init(recordType: String, categories: LabelCategories) {
        self.recordType = recordType
        self.categories = categories
        answers = VerificationAnswers(classCount: categories.count)
    }

    package mutating func add(_ annotation: Annotation, by worker: Int, to object: Int) {
        guard case .verdict(let answer) = annotation else { return }
        answers.append(object: object, worker: worker, classIndex: answer.classIndex, comment: answer.comment)
        answersPerObject[object, default: 0] += 1
    }

    package func labels() -> any ConsolidatedLabels {
        let (verdicts, accuracies) = VerificationConsolidation().verdicts(of: answers)
        return VerdictLabelRecords(
            recordType: recordType, categories: categories, answersPerObject: answersPerObject, verdicts: verdicts,
            workerAccuracies: accuracies)
    }
}
