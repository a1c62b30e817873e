import Manifests
import Persistence
import TaskTypes

/// The records of the labels that models made (05/AL-28).
struct MachineLabelSource: Sendable {
    let job: LabelingJob
    let store: AutoLabelingStore

    /// The records of those of `outcomes` that a model has labeled, by object.
    func records(of outcomes: [DataObjectOutcome], in range: Range<Int>) async throws -> [Int: LabelRecord] {
        let rows = try await store.acceptedLabels(jobID: job.id, in: range)
        guard !rows.isEmpty else { return [:] }
        var records: [Int: LabelRecord] = [:]
        for outcome in outcomes where outcome.state == .labeled {
            guard let row = rows[outcome.number], let finishedAt = outcome.finishedAt else { continue }
            records[outcome.number] = try row.machineLabel(job.categories).record(
                type: job.taskType.recordType, categories: job.categories,
                context: job.recordContext(finishedAt, isHumanAnnotated: false))
        }
        return records
    }
}

extension AutoLabelRow {
    /// The label read back. Throws `MachineLabelError` or `JSONSyntaxError` when the text is none.
    func machineLabel(_ categories: LabelCategories) throws -> MachineLabel {
        try MachineLabel(JSONValue(parsing: label), confidence: confidence, categories: categories)
    }
}
