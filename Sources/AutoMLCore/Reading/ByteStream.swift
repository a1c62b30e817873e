import Foundation

/// The bytes of a file in pieces, unpacked when it is gzip.
struct ByteStream {
    private static let chunkBytes = 1 << 18

    private let path: String
    private let handle: FileHandle
    private let unpacker: GzipUnpacker?
    private var first: [UInt8]?

    init(_ url: URL) throws(ReadingError) {
        path = url.path
        do { handle = try FileHandle(forReadingFrom: url) } catch {
            throw .unreadable(path: url.path, reason: error.localizedDescription)
        }
        let chunk = try Self.read(handle, path: url.path)
        unpacker = chunk.starts(with: GzipUnpacker.signature) ? GzipUnpacker() : nil
        first = chunk
    }

    /// The next bytes, at least one; nil at the end.
    mutating func next() throws(ReadingError) -> [UInt8]? {
        while true {
            let chunk = if let first { first } else { try Self.read(handle, path: path) }
            first = nil
            guard let unpacker else { return chunk.isEmpty ? nil : chunk }
            guard !chunk.isEmpty else {
                guard unpacker.isComplete else { throw .damaged(path: path, reason: "the gzip file ends too early") }
                return nil
            }
            guard let unpacked = unpacker.unpack(chunk) else { throw .damaged(path: path, reason: "the gzip file cannot be unpacked") }
            if !unpacked.isEmpty { return unpacked }
        }
    }

    private static func read(_ handle: FileHandle, path: String) throws(ReadingError) -> [UInt8] {
        do { return try [UInt8](handle.read(upToCount: chunkBytes) ?? Data()) } catch {
            throw .unreadable(path: path, reason: error.localizedDescription)
        }
    }
}
