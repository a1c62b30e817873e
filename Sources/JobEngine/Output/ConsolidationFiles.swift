import LabelingDomain
import Manifests
import Persistence
import TaskTypes

/// The two files about one batch of consolidated objects, in the form of the annotation consolidation function's
/// payload and reply (03/LAM-26..31, 05/CON-10).
struct ConsolidationFiles: Sendable {
    let job: LabelingJob
    let objects: [AnsweredObject]
    let labelers: [Int64: Labeler]

    /// `[{"datasetObjectId","dataObject","annotations":[{"workerId","annotationData":{"content"}}]}]`
    func request() throws -> JSONValue {
        .array(
            try objects.map { object in
                .object([
                    .init("datasetObjectId", .string(String(object.number))),
                    .init("dataObject", try dataObject(object)),
                    .init("annotations", .array(object.answers.map(annotation))),
                ])
            })
    }

    /// `[{"datasetObjectId","consolidatedAnnotation":{"content":{"<label>":…,"<label>-metadata":{…}}}}]`
    func response(_ labels: any ConsolidatedLabels) -> JSONValue {
        .array(
            objects.compactMap { object in
                guard let record = labels.record(of: object.number, context: job.recordContext(object.finishedAt))
                else { return nil }
                let content = JSONValue.object([
                    .init(job.attribute.text, record.label), .init(job.attribute.metadataKey, record.metadata),
                ])
                return .object([
                    .init("datasetObjectId", .string(String(object.number))),
                    .init("consolidatedAnnotation", .object([.init("content", content)])),
                ])
            })
    }

    private func dataObject(_ object: AnsweredObject) throws -> JSONValue {
        let line = try ManifestLine(number: object.number + 1, text: object.line)
        if let source = line.source { return .object([.init("content", .string(source))]) }
        return .object([.init("s3Uri", .string(line.sourceReference ?? ""))])
    }

    private func annotation(_ answer: StoredAnswer) -> JSONValue {
        .object([
            .init("workerId", .string(labelers[answer.labeler]?.workerID ?? "")),
            .init("annotationData", .object([.init("content", .string(answer.answer))])),
        ])
    }
}

extension LabelingJob {
    /// What the record of a label made at `microseconds` tells about it (05/META-1).
    func recordContext(_ microseconds: Int64, isHumanAnnotated: Bool = true) -> LabelRecordContext {
        LabelRecordContext(
            jobName: "labeling-job/\(name)", createdAt: Timestamp(microseconds: microseconds),
            isHumanAnnotated: isHumanAnnotated,
            fileFolder: outputFolder.map { OutputFolder(root: $0).labelFiles.description } ?? "")
    }
}
