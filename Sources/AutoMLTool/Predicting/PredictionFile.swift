import Foundation

/// A file of predictions, which appears whole or not at all.
struct PredictionFile {
    private static let chunkBytes = 1 << 20

    let url: URL

    init(_ url: URL) { self.url = url }

    func write(_ text: PredictionText, rowCount: Int, hasHeader: Bool) throws(AutoMLToolError) {
        _ = try OutputFolder(url.deletingLastPathComponent())
        let part = url.appendingPathExtension("part")
        do {
            guard FileManager.default.createFile(atPath: part.path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
            let handle = try FileHandle(forWritingTo: part)
            defer { try? handle.close() }
            var chunk = hasHeader ? text.header + "\n" : ""
            for row in 0..<rowCount {
                chunk += text.line(row) + "\n"
                guard chunk.utf8.count >= Self.chunkBytes else { continue }
                try handle.write(contentsOf: Data(chunk.utf8))
                chunk = ""
            }
            try handle.write(contentsOf: Data(chunk.utf8))
            guard rename(part.path, url.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            try? FileManager.default.removeItem(at: part)
            throw .notWritten(path: url.path, reason: error.localizedDescription)
        }
    }
}
