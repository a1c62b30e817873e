import Manifests

/// The layout that `datasets.load_dataset(folder)` reads: text in `train.jsonl`, images in `train/` with `metadata.jsonl`
/// (https://huggingface.co/docs/datasets/image_dataset, "ImageFolder"), and a dataset card.
///
/// One class is `label`; several are `labels`; boxes are `objects` with `bbox` as `[x, y, width, height]`, `category` and
/// `category_id`; entities are `tokens` with `ner_tags`; a mask is a second image, `mask`.
struct HuggingFaceExport: ExportWriter {
    static let text = "train.jsonl"
    static let metadata = "train/metadata.jsonl"

    func filePlace(of name: RecordName) -> String? { "train/\(name.path)" }

    func write(_ record: DatasetRecord, named name: RecordName, to folder: inout ExportFolder) throws -> [LeftOut] {
        let leftOut: [LeftOut]
        switch record.source {
        case .text(let text):
            let (members, out) = textMembers(text, record.label)
            leftOut = out
            try folder.append(JSONValue.object(members).description + "\n", to: Self.text)
        case .file(let file):
            leftOut = []
            let members = [.init("file_name", .string(name.path)), .init("source", .string(file))] + imageMembers(record.label, name)
            try folder.append(JSONValue.object(members).description + "\n", to: Self.metadata)
        }
        return leftOut
    }

    func finish(_ folder: inout ExportFolder, summary: ExportSummary) throws {
        let kinds = summary.kinds
        let task =
            kinds.contains(.boxes)
            ? "object-detection"
            : kinds.contains(.mask)
                ? "image-segmentation"
                : kinds.contains(.spans)
                    ? "token-classification"
                    : summary.hasFiles ? "image-classification" : "text-classification"
        let classes = summary.classes.sorted { $0.key < $1.key }.map { "- \($0.key): \($0.value)\n" }.joined()
        let card = """
            ---
            task_categories:
            - \(task)
            ---

            # Labels of \(summary.source)

            Load it with `datasets.load_dataset("<this folder>")`.

            \(classes)
            """
        try folder.write(Array(card.utf8), to: "README.md")
    }

    private func textMembers(_ text: String, _ label: RecordLabel) -> ([JSONValue.Member], [LeftOut]) {
        guard case .spans(let labels) = label else { return ([.init("text", .string(text))] + classMembers(label), []) }
        let tags = TokenTags(text: text, spans: labels.spans)
        let tokens = tags.sentences.flatMap { $0 }
        return (
            [
                .init("text", .string(text)), .init("tokens", .array(tokens.map { .string($0.text) })),
                .init("ner_tags", .array(tokens.map { .string($0.tag) })),
                .init("entities", RecordObject.entities(labels)),
            ], tags.leftOut
        )
    }

    private func imageMembers(_ label: RecordLabel, _ name: RecordName) -> [JSONValue.Member] {
        switch label {
        case .boxes(let labels):
            let boxes = labels.boxes
            return [
                .init("width", .integer(labels.width)), .init("height", .integer(labels.height)),
                .init("depth", .integer(labels.depth)),
                .init(
                    "objects",
                    .object([
                        .init(
                            "bbox",
                            .array(boxes.map { .array([$0.left, $0.top, $0.width, $0.height].map(JSONValue.decimal)) })),
                        .init("category", .array(boxes.map { .string($0.label.name) })),
                        .init("category_id", .array(boxes.map { .integer($0.label.id) })),
                        .init("confidence", .array(boxes.map { $0.label.confidence.map(JSONValue.decimal) ?? .null })),
                    ])),
            ]
        case .mask: return [.init("mask_file_name", .string("masks/\(name.stem).png"))]
        default: return classMembers(label)
        }
    }

    private func classMembers(_ label: RecordLabel) -> [JSONValue.Member] {
        switch label {
        case .oneClass(let one):
            [
                .init("label", .string(one.name)), .init("label_id", .integer(one.id)),
                .init("confidence", one.confidence.map(JSONValue.decimal) ?? .null),
            ]
        case .classes(let classes):
            [
                .init("labels", .array(classes.map { .string($0.name) })),
                .init("label_ids", .array(classes.map { .integer($0.id) })),
                .init("confidences", .array(classes.map { $0.confidence.map(JSONValue.decimal) ?? .null })),
            ]
        case .boxes, .spans, .mask, .other: []
        }
    }
}
