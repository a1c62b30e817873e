import LabelingDomain
import TaskTypes

/// The records of objects whose answers nobody consolidates: where their answers are (03/NOL-6, NOL-12).
struct AnswerReferences: ConsolidatedLabels {
    let jobName: String
    let folder: OutputFolder

    func record(of object: Int, context: LabelRecordContext) -> LabelRecord? {
        CustomRecord.make(
            workerResponse: folder.workerResponse(object: object, at: context.createdAt), jobName: jobName,
            finishedAt: context.createdAt)
    }

    var workerAccuracies: [Double] { [] }
}
