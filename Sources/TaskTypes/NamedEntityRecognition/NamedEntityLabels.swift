import Annotations
import Consolidation
import LabelingDomain
import Manifests

/// Consolidated named entities, in the record of 05/NER: the job's labels and the entities, and in the metadata a
/// confidence for each entity.
struct NamedEntityLabels: ConsolidatedLabels {
    private let recordType: String
    private let categories: LabelCategories
    private let answersPerObject: AnswersPerObject
    private let spans: ConsolidatedSpans

    init(
        recordType: String, categories: LabelCategories, answersPerObject: AnswersPerObject, spans: ConsolidatedSpans
    ) {
        self.recordType = recordType
        self.categories = categories
        self.answersPerObject = answersPerObject
        self.spans = spans
    }

    /// The harmonic mean of what each worker finds and what of it holds.
    var workerAccuracies: [Double] {
        zip(spans.recalls, spans.precisions).map { $0 + $1 > 0 ? 2 * $0 * $1 / ($0 + $1) : 0 }
    }

    func record(of object: Int, context: LabelRecordContext) -> LabelRecord? {
        guard answersPerObject[object] > 0 else { return nil }
        let entities = spans.spans[object]
        let isSure = answersPerObject[object] > 1
        let annotations = JSONValue.object([
            .init("labels", .array(categories.names.indices.map(label))),
            .init("entities", .array(entities.map(entity))),
        ])
        let confidences = entities.map { entity in
            let score = isSure ? ConfidenceScore(entity.confidence) : .unknown
            return JSONValue.object([.init("confidence", score.json)])
        }
        return LabelRecord(
            label: .object([.init("annotations", annotations)]),
            metadata: .object([
                .init("job-name", .string(context.jobName)),
                .init("type", .string(recordType)),
                .init("creation-date", .string(context.createdAt.creationDate)),
                .init("human-annotated", .string(context.isHumanAnnotated ? "yes" : "no")),
                .init("entities", .array(confidences)),
            ]))
    }

    private func label(_ index: Int) -> JSONValue {
        .object([
            .init("label", .string(categories.names[index])),
            .init("shortDisplayName", .string(categories.shortName(of: index))),
        ])
    }

    private func entity(_ entity: ScoredSpan) -> JSONValue {
        .object([
            .init("label", .string(categories.names[entity.span.classIndex])),
            .init("startOffset", .integer(entity.span.start)),
            .init("endOffset", .integer(entity.span.end)),
        ])
    }
}
