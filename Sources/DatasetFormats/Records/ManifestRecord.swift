import Manifests

/// Writes records as manifest lines with labels: what an adjustment or verification job takes in (05/AUG, 05/ADJ).
package struct ManifestRecord: Sendable {
    /// The label attribute name; masks must end with `-ref` (05/OUT-11).
    package let attribute: String
    /// The `job-name` of the metadata: what the labels came from.
    package let origin: String
    /// The `creation-date` of records that do not say.
    package let createdAt: String
    /// The names of all entity labels, in order.
    package let spanLabels: [String]

    package init(attribute: String, origin: String, createdAt: String, spanLabels: [String] = []) {
        self.attribute = attribute
        self.origin = origin
        self.createdAt = createdAt
        self.spanLabels = spanLabels
    }

    /// One line, without its break.
    package func line(of record: DatasetRecord) -> String {
        let source: JSONValue.Member =
            switch record.source {
            case .text(let text): .init("source", .string(text))
            case .file(let file): .init("source-ref", .string(file))
            }
        let (label, type, details) = parts(of: record.label, isText: source.key == "source")
        let metadata =
            details + [
                .init("type", .string(type)), .init("human-annotated", .string(record.isHumanAnnotated ? "yes" : "no")),
                .init("creation-date", .string(record.createdAt ?? createdAt)), .init("job-name", .string(origin)),
            ]
        return JSONValue.object([
            source, .init(attribute, label), .init(attribute + "-metadata", .object(metadata)),
        ]).description
    }

    private func parts(of label: RecordLabel, isText: Bool) -> (JSONValue, String, [JSONValue.Member]) {
        switch label {
        case .oneClass(let one):
            (
                .string(String(one.id)), isText ? "groundtruth/text-classification" : "groundtruth/image-classification",
                [.init("class-name", .string(one.name)), .init("confidence", score(one.confidence))]
            )
        case .classes(let classes):
            (
                .array(classes.map { .integer($0.id) }),
                isText ? "groundtruth/text-classification-multilabel" : "groundtruth/image-classification-multilabel",
                [
                    .init("class-map", classMap(classes)),
                    .init("confidence-map", .object(classes.map { .init(String($0.id), score($0.confidence)) })),
                ]
            )
        case .boxes(let boxes): boxParts(boxes)
        case .spans(let spans): spanParts(spans)
        case .mask(let mask): maskParts(mask)
        case .other(let value): (value, "groundTruth/custom", [])
        }
    }

    private func boxParts(_ boxes: BoxLabels) -> (JSONValue, String, [JSONValue.Member]) {
        let size = JSONValue.object([
            .init("width", .integer(boxes.width)), .init("height", .integer(boxes.height)),
            .init("depth", .integer(boxes.depth)),
        ])
        let annotations = boxes.boxes.map { box in
            JSONValue.object([
                .init("class_id", .integer(box.label.id)), .init("left", .decimal(box.left)),
                .init("top", .decimal(box.top)), .init("width", .decimal(box.width)), .init("height", .decimal(box.height)),
            ])
        }
        return (
            .object([.init("image_size", .array([size])), .init("annotations", .array(annotations))]),
            "groundtruth/object-detection",
            [
                .init("objects", .array(boxes.boxes.map { .object([.init("confidence", score($0.label.confidence))]) })),
                .init("class-map", classMap(boxes.boxes.map(\.label))),
            ]
        )
    }

    private func spanParts(_ spans: SpanLabels) -> (JSONValue, String, [JSONValue.Member]) {
        let entities = spans.spans.map { span in
            JSONValue.object([
                .init("label", .string(span.label)), .init("startOffset", .integer(span.start)),
                .init("endOffset", .integer(span.end)),
            ])
        }
        let labels = spanLabels.map { JSONValue.object([.init("label", .string($0)), .init("shortDisplayName", .string($0))]) }
        return (
            .object([
                .init("annotations", .object([.init("labels", .array(labels)), .init("entities", .array(entities))]))
            ]),
            "groundtruth/text-span",
            [.init("entities", .array(spans.spans.map { .object([.init("confidence", score($0.confidence))]) }))]
        )
    }

    private func maskParts(_ mask: MaskLabel) -> (JSONValue, String, [JSONValue.Member]) {
        let colours = mask.colours.map { colour in
            JSONValue.Member(
                String(colour.label.id),
                .object([
                    .init("class-name", .string(colour.label.name)), .init("confidence", score(colour.label.confidence)),
                    .init("hex-color", .string(colour.hex)),
                ]))
        }
        return (.string(mask.file), "groundtruth/semantic-segmentation", [.init("internal-color-map", .object(colours))])
    }

    private func classMap(_ classes: [ClassLabel]) -> JSONValue {
        var seen: Set<Int> = []
        return .object(
            classes.filter { seen.insert($0.id).inserted }.map { .init(String($0.id), .string($0.name)) })
    }

    private func score(_ confidence: Double?) -> JSONValue { .decimal(confidence ?? 0) }
}
