import Consolidation
import Manifests

/// Consolidated verdicts as records (05/VER-1..4).
struct VerdictLabelRecords: ConsolidatedLabels {
    let recordType: String
    let categories: LabelCategories
    let answersPerObject: [Int: Int]
    let verdicts: [Verdict?]
    let workerAccuracies: [Double]

    func record(of object: Int, context: LabelRecordContext) -> LabelRecord? {
        guard verdicts.indices.contains(object), let verdict = verdicts[object] else { return nil }
        let score = answersPerObject[object, default: 0] > 1 ? ConfidenceScore(verdict.confidence) : .unknown
        var metadata: [JSONValue.Member] = [
            .init("class-name", .string(categories.names[verdict.classIndex])), .init("confidence", score.json),
        ]
        metadata += context.commonMetadata(type: recordType)
        if !verdict.comments.isEmpty {
            let comments = verdict.comments.map { JSONValue.object([.init("comment", .string($0))]) }
            metadata.append(.init("worker-feedback", .array(comments)))
        }
        return LabelRecord(label: .string(String(verdict.classIndex)), metadata: .object(metadata))
    }
}
