import Manifests

/// A record as one flat JSON object, for JSON Lines.
enum RecordObject {
    /// `{"line":1,"source":"…","label":"dog","class_id":0,"confidence":0.9,…}`; boxes, entities and classes are arrays.
    static func of(_ record: DatasetRecord) -> JSONValue {
        let source: JSONValue.Member =
            switch record.source {
            case .text(let text): .init("source", .string(text))
            case .file(let file): .init("source_ref", .string(file))
            }
        var members: [JSONValue.Member] = [.init("line", .integer(record.line)), source] + parts(of: record.label)
        members.append(.init("human_annotated", .bool(record.isHumanAnnotated)))
        if let createdAt = record.createdAt { members.append(.init("created_at", .string(createdAt))) }
        return .object(members)
    }

    private static func parts(of label: RecordLabel) -> [JSONValue.Member] {
        switch label {
        case .oneClass(let one): members(one)
        case .classes(let classes): [.init("labels", .array(classes.map { .object(members($0)) }))]
        case .boxes(let boxes):
            [
                .init("width", .integer(boxes.width)), .init("height", .integer(boxes.height)),
                .init("depth", .integer(boxes.depth)), .init("boxes", .array(boxes.boxes.map(object))),
            ]
        case .spans(let spans): [.init("entities", entities(spans))]
        case .mask(let mask): [.init("mask", .string(mask.file)), .init("classes", .array(mask.colours.map(object)))]
        case .other(let value): [.init("label", value)]
        }
    }

    /// `[{"label":…,"start":…,"end":…,"confidence":…}]`
    static func entities(_ labels: SpanLabels) -> JSONValue { .array(labels.spans.map(object)) }

    private static func object(_ box: BoxLabels.Box) -> JSONValue {
        .object(
            members(box.label) + [
                .init("left", .decimal(box.left)), .init("top", .decimal(box.top)), .init("width", .decimal(box.width)),
                .init("height", .decimal(box.height)),
            ])
    }

    private static func object(_ span: SpanLabels.Span) -> JSONValue {
        .object([
            .init("label", .string(span.label)), .init("start", .integer(span.start)), .init("end", .integer(span.end)),
            .init("confidence", span.confidence.map(JSONValue.decimal) ?? .null),
        ])
    }

    private static func object(_ colour: MaskLabel.Colour) -> JSONValue {
        .object(members(colour.label) + [.init("color", .string(colour.hex))])
    }

    private static func members(_ label: ClassLabel) -> [JSONValue.Member] {
        [
            .init("label", .string(label.name)), .init("class_id", .integer(label.id)),
            .init("confidence", label.confidence.map(JSONValue.decimal) ?? .null),
        ]
    }
}
