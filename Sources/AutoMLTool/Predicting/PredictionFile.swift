import AutoMLCore
import Foundation

/// A file of predictions, which appears whole or not at all.
struct PredictionFile {
    /// So many rows become text at a time, on all cores.
    private static let rowsAtOnce = 20_000
    private static let parts = 8

    let url: URL

    init(_ url: URL) { self.url = url }

    func write(_ text: PredictionText, rowCount: Int, hasHeader: Bool) throws(AutoMLToolError) {
        _ = try OutputFolder(url.deletingLastPathComponent())
        let part = url.appendingPathExtension("part")
        do {
            guard FileManager.default.createFile(atPath: part.path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
            let handle = try FileHandle(forWritingTo: part)
            defer { try? handle.close() }
            if hasHeader { try handle.write(contentsOf: Data((text.header + "\n").utf8)) }
            for first in stride(from: 0, to: rowCount, by: Self.rowsAtOnce) {
                let rows = first..<min(first + Self.rowsAtOnce, rowCount)
                for part in Self.lines(text, rows) { try handle.write(contentsOf: part) }
            }
            guard rename(part.path, url.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            try? FileManager.default.removeItem(at: part)
            throw .notWritten(path: url.path, reason: error.localizedDescription)
        }
    }

    private static func lines(_ text: PredictionText, _ rows: Range<Int>) -> [Data] {
        Parallel.map(parts) { part in
            var lines = ""
            for row in rows.lowerBound + rows.count * part / parts..<rows.lowerBound + rows.count * (part + 1) / parts {
                lines += text.line(row)
                lines += "\n"
            }
            return Data(lines.utf8)
        }
    }
}
