extension DatasetFormat {
    /// A writer at the start of an export.
    func makeWriter(copiesFiles: Bool) -> any ExportWriter {
        switch self {
        case .coco: COCOExport()
        case .yolo: YOLOExport()
        case .voc: VOCExport()
        case .conll2003: CoNLLExport()
        case .csv: CSVExport()
        case .jsonl: JSONLinesExport()
        case .huggingface: HuggingFaceExport()
        case .masks: MaskExport()
        }
    }

    /// Where the PNG of a mask is copied to; nil for formats that only name it.
    func maskPlace(of name: RecordName) -> String? {
        switch self {
        case .masks: "masks/\(name.stem).png"
        case .huggingface: "train/masks/\(name.stem).png"
        default: nil
        }
    }
}
