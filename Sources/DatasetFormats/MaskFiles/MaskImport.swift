import Foundation
import Manifests

/// Reads a folder of masks as `MaskExport` writes it. The masks themselves must lie in S3, under `--mask-prefix`.
struct MaskImport {
    let request: ImportRequest

    func read(into target: inout ImportTarget) throws(DatasetFormatError) {
        guard let prefix = request.maskPrefix else {
            throw .missing(option: "--mask-prefix", why: "a manifest names masks by S3 URIs; upload them and give their folder")
        }
        let colours = try colours(&target)
        let file = request.input.appending(path: MaskExport.list)
        guard let rows = CSVLine.rows(try ImportRequest.text(file)) else {
            throw .malformed(path: file.path, reason: "a quotation mark is not closed")
        }
        for (index, row) in rows.dropFirst().enumerated() {
            guard row.count >= 2 else {
                target.leaveOut(.noSource, line: index + 2)
                continue
            }
            let place = try request.place(of: row[1], said: row.count > 2 ? row[2] : nil)
            let mask = row[0].hasPrefix("masks/") ? String(row[0].dropFirst("masks/".count)) : row[0]
            try target.add(
                DatasetRecord(
                    line: index + 2, source: .file(place), label: .mask(MaskLabel(file: prefix + mask, colours: colours))))
        }
    }

    private func colours(_ target: inout ImportTarget) throws(DatasetFormatError) -> [MaskLabel.Colour] {
        let file = request.input.appending(path: MaskExport.classes)
        let json: JSONValue
        do { json = try JSONValue(parsing: try ImportRequest.bytes(file)) } catch let error as DatasetFormatError { throw error } catch {
            throw .malformed(path: file.path, reason: "it is not JSON: \(error)")
        }
        var colours: [MaskLabel.Colour] = []
        for entry in json.array ?? [] {
            guard let id = entry["id"]?.integer, let name = entry["name"]?.string, let hex = entry["color"]?.string else {
                throw .malformed(path: file.path, reason: "a class must have 'id', 'name' and 'color', such as #2acf59")
            }
            target.name(id, name)
            colours.append(MaskLabel.Colour(label: ClassLabel(id: id, name: name), hex: hex))
        }
        guard !colours.isEmpty else { throw .malformed(path: file.path, reason: "it names no class") }
        return colours
    }
}
