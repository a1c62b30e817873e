import Annotations

/// Custom jobs have their labels from functions of their own, or none at all (03/NOL-5).
struct NoConsolidation: LabelConsolidation, ConsolidatedLabels {
    mutating func add(_ annotation: Annotation, by worker: Int, to object: Int) {}

    func labels() -> any ConsolidatedLabels { self }

    func record(of object: Int, context: LabelRecordContext) -> LabelRecord? { nil }

    var workerAccuracies: [Double] { [] }
}
