import LabelingDomain
import Manifests

/// The record of single-label classification: the class index as a string, and `class-name` with one confidence
/// in the metadata, keys in the order of the documented samples (05/CLS-1, CLS-2).
enum OneClassRecord {
    static func make(
        classIndex: Int, className: String, confidence: ConfidenceScore, type: String, context: LabelRecordContext
    ) -> LabelRecord {
        LabelRecord(
            label: .string(String(classIndex)),
            metadata: .object([
                .init("class-name", .string(className)),
                .init("confidence", confidence.json),
                .init("type", .string(type)),
                .init("job-name", .string(context.jobName)),
                .init("human-annotated", .string(context.isHumanAnnotated ? "yes" : "no")),
                .init("creation-date", .string(context.createdAt.creationDate)),
            ]))
    }
}
