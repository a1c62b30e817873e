import CZlib
import Foundation

/// Unpacks gzip files.
enum GzipFile {
    private static let chunkBytes = 262_144

    /// Throws `CocoaError` when the file is not gzip or is cut off.
    static func unpack(_ source: URL, to target: URL) throws {
        guard let packed = gzopen(source.path, "rb") else { throw CocoaError(.fileReadUnknown) }
        defer { gzclose(packed) }
        guard FileManager.default.createFile(atPath: target.path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
        let handle = try FileHandle(forWritingTo: target)
        defer { try? handle.close() }
        var chunk = [UInt8](repeating: 0, count: chunkBytes)
        while true {
            let count = gzread(packed, &chunk, UInt32(chunkBytes))
            guard count >= 0, gzdirect(packed) == 0 else { throw CocoaError(.fileReadCorruptFile) }
            if count == 0 { break }
            try handle.write(contentsOf: chunk.prefix(Int(count)))
        }
        var status: Int32 = 0
        _ = gzerror(packed, &status)
        guard status == Z_OK || status == Z_STREAM_END else { throw CocoaError(.fileReadCorruptFile) }
    }
}
