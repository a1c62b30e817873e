import CZlib

/// Makes zip archives byte by byte, sound ones and spoiled ones.
struct ZipBytes {
    struct File {
        var path: String
        var content: [UInt8] = []
        var mode = 0o100_644
        var madeBy: UInt8 = 3
        var method = 0
        var flags = 0
        var crc: UInt32?
        var size: Int?
        var packed: [UInt8]?
        /// The offset that the directory tells, where it is to be wrong.
        var offset: Int?
    }

    static func make(_ files: [File], count: Int? = nil, comment: [UInt8] = []) -> [UInt8] {
        var body: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let name = Array(file.path.utf8)
            let packed = file.packed ?? file.content
            let crc = file.crc ?? UInt32(truncatingIfNeeded: crc32(0, file.content, uInt(file.content.count)))
            let common =
                number(file.flags, 2) + number(file.method, 2) + number(0, 4) + number(Int(crc), 4) + number(packed.count, 4)
                + number(file.size ?? file.content.count, 4) + number(name.count, 2) + number(0, 2)
            let offset = file.offset ?? body.count
            body += number(0x0403_4b50, 4) + number(20, 2) + common + name + packed
            directory += number(0x0201_4b50, 4) + [20, file.madeBy] + number(20, 2) + common
            directory += number(0, 2) + number(0, 2) + number(0, 2) + number(file.mode << 16, 4) + number(offset, 4) + name
        }
        let entries = count ?? files.count
        return body + directory + number(0x0605_4b50, 4) + number(0, 4) + number(entries, 2) + number(entries, 2)
            + number(directory.count, 4) + number(body.count, 4) + number(comment.count, 2) + comment
    }

    /// A raw deflate stream.
    static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        deflateInit2_(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(bytes.count))))
        let count = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = uInt(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = uInt(target.count)
                deflate(&stream, Z_FINISH)
                return Int(stream.total_out)
            }
        }
        return Array(output.prefix(count))
    }

    private static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
