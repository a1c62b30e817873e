/// A form in which labeled data leaves and enters: `groundwork export --format …`.
package enum DatasetFormat: String, Sendable, Hashable, CaseIterable {
    case coco
    case yolo
    case voc
    case conll2003
    case csv
    case jsonl
    case huggingface
    case masks

    /// What a person reads in lists of formats.
    package var title: String {
        switch self {
        case .coco: "COCO: boxes, one JSON file"
        case .yolo: "YOLO: boxes, one text file an image and data.yaml"
        case .voc: "Pascal VOC: boxes, one XML file an image"
        case .conll2003: "CoNLL-2003: entities, a token a line"
        case .csv: "CSV: any label, one table"
        case .jsonl: "JSON Lines: any label, one object a line"
        case .huggingface: "Hugging Face datasets: any label, metadata.jsonl with images or train.jsonl with text"
        case .masks: "Masks: one PNG an image, with its classes"
        }
    }

    /// The kinds of label that the format can hold.
    package var labelKinds: Set<LabelKind> {
        switch self {
        case .coco, .yolo, .voc: [.boxes]
        case .conll2003: [.spans]
        case .masks: [.mask]
        case .csv, .jsonl: Set(LabelKind.allCases)
        case .huggingface: Set(LabelKind.allCases).subtracting([.other])
        }
    }

    /// All names, for errors and help.
    package static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
