/// A reflected cyclic redundancy check over 32 or 64 bits, eight bytes at a time.
///
/// Slicing-by-8: M. Kounavis, F. Berry, "A Systematic Approach to Building High Performance, Software-based, CRC
/// Generators", 2005.
struct CRC<Register: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    private let tables: CRCTables<Register>
    private var register = Register.max

    init(_ tables: CRCTables<Register>) {
        self.tables = tables
    }

    var value: Register { ~register }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        register = tables.entries.withUnsafeBufferPointer { table in
            Self.advance(register, over: bytes, table: table)
        }
    }

    private static func advance(
        _ start: Register, over bytes: UnsafeRawBufferPointer, table: UnsafeBufferPointer<Register>
    ) -> Register {
        var register = start
        var offset = 0
        while offset + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let mixed = word ^ UInt64(register)
            var next: Register = 0
            for slice in 0..<8 {
                next ^= table[(7 - slice) &* 256 &+ Int(truncatingIfNeeded: (mixed >> UInt64(slice &* 8)) & 0xFF)]
            }
            register = next
            offset &+= 8
        }
        while offset < bytes.count {
            let index = Int(truncatingIfNeeded: (register ^ Register(truncatingIfNeeded: bytes[offset])) & 0xFF)
            register = table[index] ^ (register >> 8)
            offset &+= 1
        }
        return register
    }
}

/// The eight lookup tables of a polynomial, one after the other.
final class CRCTables<Register: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    let entries: [Register]

    /// `polynomial` in reflected notation.
    init(polynomial: Register) {
        var entries = [Register](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var value = Register(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ polynomial : value >> 1 }
            entries[byte] = value
        }
        for index in 256..<(8 * 256) {
            let previous = entries[index - 256]
            entries[index] = entries[Int(previous & 0xFF)] ^ (previous >> 8)
        }
        self.entries = entries
    }
}

extension CRCTables<UInt32> {
    static let crc32 = CRCTables(polynomial: 0xEDB8_8320)
    static let crc32c = CRCTables(polynomial: 0x82F6_3B78)
}

extension CRCTables<UInt64> {
    static let crc64nvme = CRCTables(polynomial: 0x9A6C_9329_AC4B_C9B5)
}
