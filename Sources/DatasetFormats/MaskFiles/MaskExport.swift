import Manifests

/// Masks as PNG files, `masks/<image>.png`, with `classes.json` (colour, number and name of each class) and `masks.csv` (which
/// image a mask belongs to).
struct MaskExport: ExportWriter {
    static let classes = "classes.json"
    static let list = "masks.csv"
    static let header = ["mask", "image", "source"]

    let needsUniqueStems = true
    private var colours: [String: Int] = [:]
    private var hasHeader = false

    /// Colours as numbers, so that they survive an interruption.
    var marks: [String: Int] {
        get { colours.merging(["header": hasHeader ? 1 : 0]) { $1 } }
        set {
            hasHeader = newValue["header"] == 1
            colours = newValue.filter { $0.key.hasPrefix("#") }
        }
    }

    func filePlace(of name: RecordName) -> String? { "images/\(name.path)" }

    mutating func write(_ record: DatasetRecord, named name: RecordName, to folder: inout ExportFolder) throws -> [LeftOut] {
        guard case .mask(let mask) = record.label, case .file(let file) = record.source else { return [] }
        if !hasHeader {
            hasHeader = true
            try folder.append(CSVLine.of(Self.header), to: Self.list)
        }
        for colour in mask.colours { colours[colour.hex] = colour.label.id }
        try folder.append(CSVLine.of(["masks/\(name.stem).png", name.path, file]), to: Self.list)
        return []
    }

    func finish(_ folder: inout ExportFolder, summary: ExportSummary) throws {
        let classes = colours.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { hex, id in
            JSONValue.object([
                .init("id", .integer(id)), .init("name", .string(summary.classes[id] ?? "")), .init("color", .string(hex)),
            ])
        }
        try folder.write(Array(JSONValue.array(classes).description.utf8) + [UInt8(ascii: "\n")], to: Self.classes)
    }
}
