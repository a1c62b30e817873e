import LabelingDomain
import Manifests
import Persistence
import TaskTypes

/// The labels that a function of the user's own made of some objects' answers (03/LAM-33).
struct FunctionLabels: ConsolidatedLabels {
    let jobName: String
    let labels: [Int: FunctionLabelStore.Label]

    func record(of object: Int, context: LabelRecordContext) -> LabelRecord? {
        guard let stored = labels[object], let label = try? JSONValue(parsing: stored.content) else { return nil }
        return CustomRecord.make(
            label: label, jobName: jobName, receivedAt: Timestamp(microseconds: stored.receivedAt))
    }

    var workerAccuracies: [Double] { [] }
}
