import Consolidation

/// Consolidated multi-label classifications.
struct AnyClassesLabels: ConsolidatedLabels {
    private let recordType: String
    private let categories: LabelCategories
    private let answersPerObject: AnswersPerObject
    private let labels: [[ScoredClass]]
    let workerAccuracies: [Double]

    init(
        recordType: String, categories: LabelCategories, answersPerObject: AnswersPerObject, labels: [[ScoredClass]],
        workerAccuracies: [Double]
    ) {
        self.recordType = recordType
        self.categories = categories
        self.answersPerObject = answersPerObject
        self.labels = labels
        self.workerAccuracies = workerAccuracies
    }

    func record(of object: Int, context: LabelRecordContext) -> LabelRecord? {
        guard answersPerObject[object] > 0 else { return nil }
        // The surest first, as in the documented samples.
        let chosen = labels[object].sorted { ($1.confidence, $0.classIndex) < ($0.confidence, $1.classIndex) }
        let isSure = answersPerObject[object] > 1
        return AnyClassesRecord.make(
            classes: chosen.map { ($0.classIndex, isSure ? ConfidenceScore($0.confidence) : .unknown) },
            categories: categories, type: recordType, context: context)
    }
}
