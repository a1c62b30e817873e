import Foundation
import Manifests

/// Reads JSON Lines with a label in each object.
struct JSONLinesImport {
    let request: ImportRequest

    func read(into target: inout ImportTarget) throws(DatasetFormatError) {
        let inside = request.input.appending(path: JSONLinesExport.fileName)
        try Self.read(FileManager.default.fileExists(atPath: inside.path) ? inside : request.input, request, into: &target)
    }

    /// Reads one file; lines that are not JSON are left out and counted.
    static func read(_ file: URL, _ request: ImportRequest, into target: inout ImportTarget) throws(DatasetFormatError) {
        let reader = RecordObjectReader(request: request)
        var splitter = LineSplitter(maxLineBytes: ManifestSurvey.maxLineBytes)
        var lines: [LineSplitter.Line]
        do {
            lines = try splitter.append(try ImportRequest.bytes(file))
            if let last = try splitter.finish() { lines.append(last) }
        } catch let error as DatasetFormatError { throw error } catch {
            throw .malformed(path: file.path, reason: "a line is longer than \(ManifestSurvey.maxLineBytes) bytes")
        }
        for line in lines where !line.bytes.isEmpty {
            guard let json = try? JSONValue(parsing: line.bytes) else { continue }
            for label in reader.spanLabels(of: json) where !target.spanLabels.contains(label) { target.spanLabels.append(label) }
        }
        for line in lines where !line.bytes.isEmpty {
            guard let json = try? JSONValue(parsing: line.bytes), json.members != nil else {
                target.leaveOut(.notJSON, line: line.number)
                continue
            }
            try reader.add(json, line: line.number, to: &target)
        }
    }
}
