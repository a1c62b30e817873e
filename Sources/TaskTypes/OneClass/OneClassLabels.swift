import Consolidation

/// Consolidated single-label classifications.
package struct OneClassLabels: ConsolidatedLabels {
    private let recordType: String
    private let categories: LabelCategories
    private let answersPerObject: AnswersPerObject
    private let posteriors: ClassPosteriors

    init(
        recordType: String, categories: LabelCategories, answersPerObject: AnswersPerObject, posteriors: ClassPosteriors
    ) {
        self.recordType = recordType
        self.categories = categories
        self.answersPerObject = answersPerObject
        self.posteriors = posteriors
    }

    package var workerAccuracies: [Double] { posteriors.workerAccuracies }

    package func record(of object: Int, context: LabelRecordContext) -> LabelRecord? {
        guard let best = posteriors.best(of: object) else { return nil }
        return OneClassRecord.make(
            classIndex: best.classIndex, className: categories.names[best.classIndex],
            confidence: answersPerObject[object] > 1 ? ConfidenceScore(best.confidence) : .unknown,
            type: recordType, context: context)
    }
}
