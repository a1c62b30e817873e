import CZlib

/// Gzip of bytes in memory (RFC 1952).
enum Gzip {
    private static let windowBits: Int32 = 15 + 16
    private static let memoryLevel: Int32 = 8
    private static let chunkBytes = 1 << 18

    /// Nil when memory runs out.
    static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard
            deflateInit2_(
                &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, windowBits, memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        return run(bytes, limit: .max) { input, output in
            step(&stream, input, output) { deflate(&$0, Z_FINISH) }
        }
    }

    /// Nil when `bytes` are damaged, or more than `limit` bytes when unpacked.
    static func unpacked(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        return run(bytes, limit: limit) { input, output in
            step(&stream, input, output) { inflate(&$0, Z_NO_FLUSH) }
        }
    }

    private typealias Progress = (status: Int32, consumed: Int, produced: Int)

    private static func step(
        _ stream: inout z_stream, _ input: UnsafeMutableBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>,
        _ body: (inout z_stream) -> Int32
    ) -> Progress {
        stream.next_in = input.baseAddress
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(output.count)
        let status = body(&stream)
        return (status, input.count - Int(stream.avail_in), output.count - Int(stream.avail_out))
    }

    private static func run(
        _ bytes: [UInt8], limit: Int,
        _ step: (UnsafeMutableBufferPointer<UInt8>, UnsafeMutableBufferPointer<UInt8>) -> Progress
    ) -> [UInt8]? {
        var (input, position, result) = (bytes, 0, [UInt8]())
        var output = [UInt8](repeating: 0, count: chunkBytes)
        while true {
            let progress = input.withUnsafeMutableBufferPointer { source in
                output.withUnsafeMutableBufferPointer { step(UnsafeMutableBufferPointer(rebasing: source[position...]), $0) }
            }
            position += progress.consumed
            result += output[..<progress.produced]
            guard result.count <= limit else { return nil }
            if progress.status == Z_STREAM_END { return result }
            guard progress.status == Z_OK, progress.consumed > 0 || progress.produced > 0 else { return nil }
        }
    }
}
