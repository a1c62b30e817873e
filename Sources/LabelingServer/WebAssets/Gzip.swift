import CZlib
import NIOCore

/// The gzip format (RFC 1952), for files that are packed once and sent often.
enum Gzip {
    /// 15 bits of window, and 16 more for gzip's header instead of zlib's.
    private static let windowBits: Int32 = 15 + 16
    private static let memoryLevel: Int32 = 9

    /// `bytes` packed as small as zlib can; nil when it cannot or when that would not be smaller.
    static func packed(_ bytes: ByteBuffer) -> ByteBuffer? {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard
            deflateInit2_(
                &stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
                == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        var input = Array(bytes.readableBytesView)
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(input.count))))
        let isDone = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = uInt(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = uInt(target.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END
            }
        }
        guard isDone, Int(stream.total_out) < input.count else { return nil }
        return ByteBuffer(bytes: output.prefix(Int(stream.total_out)))
    }
}
