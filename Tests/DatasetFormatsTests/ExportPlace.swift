import DatasetFormats
import Foundation
import Manifests

/// A scratch folder with a manifest, where its exports go and where an import comes back.
final class ExportPlace {
    let base: URL
    let manifest: URL
    let folder: URL
    let back: URL
    let attribute: String

    init(_ lines: [String]) throws {
        base = FileManager.default.temporaryDirectory.appending(path: "export-\(UUID().uuidString)")
        manifest = base.appending(path: "in.manifest")
        folder = base.appending(path: "out")
        back = base.appending(path: "back.manifest")
        try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
        try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: manifest)
        let first = try lines.first.map { try JSONValue(parsing: $0) }
        attribute = first.flatMap { RecordReader.labelAttributes(of: $0).first } ?? "bb"
    }

    deinit { try? FileManager.default.removeItem(at: base) }

    func export(
        _ format: DatasetFormat, copiesFiles: Bool? = nil, overwrites: Bool = false, files: [String: [UInt8]] = [:]
    ) async throws -> ExportReport {
        let source = DatasetSource.local(manifest) { location in
            guard let bytes = files[location] else { throw CocoaError(.fileNoSuchFile) }
            return bytes
        }
        return try await ExportRequest(
            source: source, format: format, folder: folder, copiesFiles: copiesFiles, overwrites: overwrites
        ).run()
    }

    func text(_ name: String) throws -> String { try String(contentsOf: folder.appending(path: name), encoding: .utf8) }

    /// The records of a manifest without what formats may forget: line numbers and moments.
    func records(of file: URL, keepingConfidence: Bool) throws -> [DatasetRecord] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let record = try RecordReader(attribute: attribute).record(number: 1, line: JSONValue(parsing: String(line)))
            return DatasetRecord(
                line: 1, source: record.source, label: keepingConfidence ? record.label : record.label.withoutConfidence)
        }
    }
}

extension RecordLabel {
    var withoutConfidence: RecordLabel {
        guard case .boxes(let boxes) = self else { return self }
        return .boxes(
            BoxLabels(
                width: boxes.width, height: boxes.height, depth: boxes.depth,
                boxes: boxes.boxes.map {
                    BoxLabels.Box(
                        label: ClassLabel(id: $0.label.id, name: $0.label.name), left: $0.left, top: $0.top, width: $0.width,
                        height: $0.height)
                }))
    }
}
