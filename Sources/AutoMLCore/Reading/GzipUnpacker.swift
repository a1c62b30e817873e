import CZlib

/// Unpacks gzip as its bytes come; several gzip files one after the other count as one (RFC 1952, section 2.2).
final class GzipUnpacker {
    static let signature: [UInt8] = [0x1f, 0x8b]
    /// A gzip header, and windows of the largest size.
    private static let windowBits: Int32 = 15 + 16
    private static let outputBytes = 1 << 20

    private var stream = z_stream()
    private var output = [UInt8](repeating: 0, count: outputBytes)
    /// Whether all of what came is unpacked, and nothing more has to follow.
    private(set) var isComplete = false

    init?() {
        guard inflateInit2_(&stream, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    }

    deinit { inflateEnd(&stream) }

    /// What `input` unpacks to; nil when it is damaged.
    func unpack(_ input: [UInt8]) -> [UInt8]? {
        var unpacked: [UInt8] = []
        var input = input
        return input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = uInt(source.count)
            while true {
                // Bytes after the last one of a gzip file begin another one.
                if isComplete {
                    guard stream.avail_in > 0 else { return unpacked }
                    guard inflateReset(&stream) == Z_OK else { return nil }
                    isComplete = false
                }
                let (status, produced) = step()
                unpacked += output[..<produced]
                switch status {
                case Z_STREAM_END: isComplete = true
                case Z_OK where stream.avail_in == 0 && produced < output.count: return unpacked
                case Z_BUF_ERROR: return unpacked
                case Z_OK: continue
                default: return nil
                }
            }
        }
    }

    private func step() -> (status: Int32, produced: Int) {
        output.withUnsafeMutableBufferPointer { target in
            stream.next_out = target.baseAddress
            stream.avail_out = uInt(target.count)
            let status = inflate(&stream, Z_NO_FLUSH)
            return (status, target.count - Int(stream.avail_out))
        }
    }
}
