import CZlib

/// What PNG needs of zlib.
enum Zlib {
    /// `bytes` unpacked; nil unless they make exactly `count` bytes.
    static func inflated(_ bytes: [UInt8], count: Int) -> [UInt8]? {
        var unpacked = [UInt8](repeating: 0, count: count)
        var length = uLongf(count)
        guard uncompress(&unpacked, &length, bytes, uLong(bytes.count)) == Z_OK, Int(length) == count else { return nil }
        return unpacked
    }

    static func deflated(_ bytes: [UInt8]) -> [UInt8]? {
        var length = compressBound(uLong(bytes.count))
        var packed = [UInt8](repeating: 0, count: Int(length))
        guard compress2(&packed, &length, bytes, uLong(bytes.count), Z_DEFAULT_COMPRESSION) == Z_OK else { return nil }
        return Array(packed[..<Int(length)])
    }

    /// CRC-32 as PNG chunks carry it.
    static func checksum(_ bytes: [UInt8]) -> UInt { UInt(crc32(0, bytes, uInt(bytes.count))) }
}
