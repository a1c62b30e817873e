import Manifests

/// The columns of a label in tables, one row for each class, box or entity.
struct LabelColumns {
    static let header = [
        "line", "source", "label", "class_id", "confidence", "left", "top", "width", "height", "image_width", "image_height",
        "image_depth", "start", "end", "text", "mask", "human_annotated", "created_at",
    ]

    /// The rows of `record`, in the order of `header`.
    static func rows(of record: DatasetRecord) -> [[String]] {
        var common: [String: String] = ["line": String(record.line), "human_annotated": record.isHumanAnnotated ? "yes" : "no"]
        common["created_at"] = record.createdAt
        switch record.source {
        case .text(let text): common["source"] = text
        case .file(let file): common["source"] = file
        }
        return details(of: record).map { detail in
            let row = common.merging(detail) { $1 }
            return header.map { row[$0] ?? "" }
        }
    }

    private static func details(of record: DatasetRecord) -> [[String: String]] {
        switch record.label {
        case .oneClass(let one): [columns(one)]
        // A record without any still has its row: that nothing is there is what somebody said.
        case .classes(let classes): classes.isEmpty ? [[:]] : classes.map(columns)
        case .boxes(let boxes): boxDetails(boxes)
        case .spans(let spans): spanDetails(spans, of: record.source)
        case .mask(let mask): [["mask": mask.file]]
        case .other(let value): [["label": value.string ?? value.description]]
        }
    }

    private static func boxDetails(_ boxes: BoxLabels) -> [[String: String]] {
        let size = ["image_width": String(boxes.width), "image_height": String(boxes.height), "image_depth": String(boxes.depth)]
        guard !boxes.boxes.isEmpty else { return [size] }
        return boxes.boxes.map { box in
            columns(box.label).merging(size) { $1 }.merging([
                "left": DecimalText.of(box.left), "top": DecimalText.of(box.top), "width": DecimalText.of(box.width),
                "height": DecimalText.of(box.height),
            ]) { $1 }
        }
    }

    private static func spanDetails(_ labels: SpanLabels, of source: DatasetRecord.Source) -> [[String: String]] {
        guard !labels.spans.isEmpty else { return [[:]] }
        var scalars: [Unicode.Scalar] = []
        if case .text(let text) = source { scalars = Array(text.unicodeScalars) }
        return labels.spans.map { span in
            var row = ["label": span.label, "start": String(span.start), "end": String(span.end)]
            row["confidence"] = span.confidence.map(DecimalText.of)
            if span.start >= 0, span.start <= span.end, span.end <= scalars.count {
                row["text"] = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
            }
            return row
        }
    }

    private static func columns(_ label: ClassLabel) -> [String: String] {
        var row = ["label": label.name, "class_id": String(label.id)]
        row["confidence"] = label.confidence.map(DecimalText.of)
        return row
    }
}
