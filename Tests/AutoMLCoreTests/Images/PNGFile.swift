import Foundation

/// Writes PNG files without compression (RFC 2083, RFC 1950).
enum PNGFile {
    /// - Parameter pixels: `height` × `width` × 3 bytes, at most 65,535 with a byte more a row.
    static func rgb(width: Int, height: Int, pixels: [UInt8]) -> Data {
        var rows: [UInt8] = []
        for row in 0..<height {
            rows.append(0)
            rows.append(contentsOf: pixels[row * width * 3..<(row + 1) * width * 3])
        }
        let header = bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [8, 2, 0, 0, 0]
        let size = UInt16(rows.count)
        let stored = [UInt8(1), UInt8(size & 255), UInt8(size >> 8), UInt8(~size & 255), UInt8(~size >> 8)] + rows
        return Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            + chunk("IHDR", header) + chunk("IDAT", [0x78, 0x01] + stored + bigEndian(adler(rows))) + chunk("IEND", [])
    }

    private static func chunk(_ name: String, _ body: [UInt8]) -> Data {
        let named = Array(name.utf8) + body
        return Data(bigEndian(UInt32(body.count)) + named + bigEndian(checksum(named)))
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }

    private static func adler(_ bytes: [UInt8]) -> UInt32 {
        var (low, high) = (UInt32(1), UInt32(0))
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return high << 16 | low
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
