import Foundation

/// Ultralytics' YOLO format: `labels/<image>.txt` with `class x y width height`, the box's middle and size as shares of the
/// image's, and `data.yaml` (https://docs.ultralytics.com/datasets/detect/). `sources.csv` keeps what the format drops:
/// where each image came from and its size.
struct YOLOExport: ExportWriter {
    static let sources = "sources.csv"

    let needsUniqueStems = true

    func filePlace(of name: RecordName) -> String? { "images/\(name.path)" }

    func write(_ record: DatasetRecord, named name: RecordName, to folder: inout ExportFolder) throws -> [LeftOut] {
        guard case .boxes(let labels) = record.label, case .file(let file) = record.source else { return [] }
        guard labels.width > 0, labels.height > 0 else { throw LeftOut.noImageSize }
        let lines = labels.boxes.map { box in
            let numbers = [
                (box.left + box.width / 2) / Double(labels.width), (box.top + box.height / 2) / Double(labels.height),
                box.width / Double(labels.width), box.height / Double(labels.height),
            ]
            return "\(box.label.id) " + numbers.map { String(format: "%.10g", $0) }.joined(separator: " ") + "\n"
        }
        try folder.write(Array(lines.joined().utf8), to: "labels/\(name.stem).txt")
        let fields = [name.path, file, String(labels.width), String(labels.height), String(labels.depth)]
        try folder.append(CSVLine.of(fields), to: Self.sources)
        return []
    }

    func finish(_ folder: inout ExportFolder, summary: ExportSummary) throws {
        let names = summary.denseNames.enumerated().map { "  \($0): \(quoted($1))\n" }.joined()
        let yaml = "path: .\ntrain: images\nval: images\nnc: \(summary.denseNames.count)\nnames:\n\(names)"
        try folder.write(Array(yaml.utf8), to: "data.yaml")
    }

    /// A YAML string in double quotes, which JSON's are too.
    private func quoted(_ name: String) -> String { JSONText.of(name) }
}
