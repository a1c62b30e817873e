import LabelingDomain
import Manifests

extension LabelRecordContext {
    /// The metadata keys that all types share (05/META-1).
    func commonMetadata(type: String) -> [JSONValue.Member] {
        [
            .init("type", .string(type)),
            .init("human-annotated", .string(isHumanAnnotated ? "yes" : "no")),
            .init("creation-date", .string(createdAt.creationDate)),
            .init("job-name", .string(jobName)),
        ]
    }
}
