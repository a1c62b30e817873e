import NIOCore
import NIOPosix
import Persistence

/// Reads a range of a version out of its files, a buffer at a time.
actor BlobReader {
    /// Bytes of a buffer.
    static let bufferSize = 256 * 1024

    private let folder: BlobFolder
    private let pin: ContentPins.Pin
    private var rest: ArraySlice<Segment>
    private var file: File?

    /// A stretch of one file.
    private struct Segment {
        let id: String
        var offset: Int64
        var end: Int64
    }

    /// Prepares to read `range` of the bytes that `blobs` hold one after the other; `first` is the open file of the
    /// blob where the range begins.
    init(_ blobs: [BlobRow], range: Range<Int64>, first: File, folder: BlobFolder, pin: ContentPins.Pin) {
        self.folder = folder
        self.pin = pin
        file = first
        rest = Self.segments(blobs, range)[...]
    }

    /// The next buffer; nil at the end of the range.
    func next() async throws -> ByteBuffer? {
        guard let segment = rest.first else { return nil }
        let file = try await openFile(segment.id)
        let count = Int(min(Int64(Self.bufferSize), segment.end - segment.offset))
        let bytes = try await folder.pool.runIfActive { try file.read(count, at: segment.offset) }
        guard bytes.readableBytes == count else {
            throw ObjectStoreError.storage("blob \(segment.id) is shorter than the index says")
        }
        if segment.offset + Int64(count) == segment.end {
            rest.removeFirst()
            self.file = nil
        } else {
            rest[rest.startIndex].offset += Int64(count)
        }
        return bytes
    }

    private func openFile(_ id: String) async throws -> File {
        if let file { return file }
        guard let opened = try await folder.open(id) else {
            throw ObjectStoreError.storage("blob \(id) is missing")
        }
        file = opened
        return opened
    }

    private static func segments(_ blobs: [BlobRow], _ range: Range<Int64>) -> [Segment] {
        var start: Int64 = 0
        var segments: [Segment] = []
        for blob in blobs {
            let part = range.clamped(to: start..<start + blob.size)
            if !part.isEmpty {
                segments.append(Segment(id: blob.id, offset: part.lowerBound - start, end: part.upperBound - start))
            }
            start += blob.size
        }
        return segments
    }
}
