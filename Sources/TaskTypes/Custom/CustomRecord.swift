package import LabelingDomain
package import Manifests

/// What the output manifest holds for an object of a custom job (05/META-7).
package enum CustomRecord {
    /// The label that the job's function returned for the object at `receivedAt` (03/LAM-33).
    package static func make(label: JSONValue, jobName: String, receivedAt: Timestamp) -> LabelRecord {
        LabelRecord(label: label, metadata: .object(metadata(jobName: jobName, at: receivedAt)))
    }

    /// The record where no function consolidates: where the answers are (03/NOL-12).
    package static func make(workerResponse: S3URI, jobName: String, finishedAt: Timestamp) -> LabelRecord {
        let reference = JSONValue.Member("worker-response-ref", .string(workerResponse.description))
        return LabelRecord(
            label: .object([]), metadata: .object(metadata(jobName: jobName, at: finishedAt) + [reference]))
    }

    private static func metadata(jobName: String, at time: Timestamp) -> [JSONValue.Member] {
        [
            .init("job_name", .string(jobName)),
            .init("type", .string(CustomTask().recordType)),
            .init("human-annotated", .string("yes")),
            .init("creation_date", .string(time.creationDate)),
        ]
    }
}
