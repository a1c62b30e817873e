import CZlib

extension ZipArchive {
    private static let localSignature = 0x0403_4b50
    private static let localBytes = 30
    /// A raw deflate stream, without zlib's header.
    private static let rawWindowBits: Int32 = -15

    /// The unpacked bytes of a file: exactly as many as its directory entry says, and with that checksum.
    func contents(of entry: ZipEntry) throws(ZipError) -> [UInt8] {
        let packed = try packedBytes(of: entry)
        let unpacked: [UInt8]
        if entry.method == 0 {
            guard entry.packedSize == entry.size else { throw .damaged(entry.path) }
            unpacked = Array(packed)
        } else {
            guard let inflated = Self.inflated(packed, count: entry.size) else { throw .damaged(entry.path) }
            unpacked = inflated
        }
        guard UInt32(truncatingIfNeeded: crc32(0, unpacked, uInt(unpacked.count))) == entry.crc else {
            throw .damaged(entry.path)
        }
        return unpacked
    }

    private func packedBytes(of entry: ZipEntry) throws(ZipError) -> ArraySlice<UInt8> {
        let fields = LittleEndianFields(bytes)
        guard try fields.number(at: entry.offset, bytes: 4) == Self.localSignature else { throw .damaged(entry.path) }
        let nameLength = try fields.number(at: entry.offset + 26, bytes: 2)
        let extraLength = try fields.number(at: entry.offset + 28, bytes: 2)
        let start = entry.offset + Self.localBytes + nameLength + extraLength
        guard start <= bytes.count - entry.packedSize else { throw .truncated }
        return bytes[start..<start + entry.packedSize]
    }

    /// Nil unless `packed` makes exactly `count` bytes.
    private static func inflated(_ packed: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, rawWindowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { inflateEnd(&stream) }
        // One byte more than promised shows a stream that does not end there.
        var unpacked = [UInt8](repeating: 0, count: count + 1)
        var input = Array(packed)
        let result = input.withUnsafeMutableBufferPointer { source in
            unpacked.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = uInt(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = uInt(target.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        guard result == Z_STREAM_END, Int(stream.total_out) == count else { return nil }
        unpacked.removeLast()
        return unpacked
    }
}
