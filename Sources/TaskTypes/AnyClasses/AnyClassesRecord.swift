import LabelingDomain
import Manifests

/// The record of multi-label classification: the class indices as integers, and in the metadata a name and a confidence
/// for each, keys in the order of the documented samples (05/MLC-1..3, 01/IMG-35).
enum AnyClassesRecord {
    static func make(
        classes: [(index: Int, confidence: ConfidenceScore)], categories: LabelCategories, type: String,
        context: LabelRecordContext
    ) -> LabelRecord {
        let names = classes.map { JSONValue.Member(String($0.index), .string(categories.names[$0.index])) }
        let confidences = classes.map { JSONValue.Member(String($0.index), $0.confidence.json) }
        return LabelRecord(
            label: .array(classes.map { .integer($0.index) }),
            metadata: .object([
                .init("job-name", .string(context.jobName)),
                .init("class-map", .object(names)),
                .init("human-annotated", .string(context.isHumanAnnotated ? "yes" : "no")),
                .init("creation-date", .string(context.createdAt.creationDate)),
                .init("confidence-map", .object(confidences)),
                .init("type", .string(type)),
            ]))
    }
}
