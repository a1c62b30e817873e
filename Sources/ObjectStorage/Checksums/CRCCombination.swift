import AWSWire

/// Joins the CRCs of consecutive pieces into the CRC of the whole, without their bytes.
///
/// A CRC is a remainder modulo a polynomial over GF(2); putting `n` bytes behind a piece multiplies its remainder by
/// x^(8n). Powers are taken by squaring. Source: M. Adler, zlib 1.2.12, `crc32_combine_op` and `multmodp`.
struct CRCCombination {
    /// In reflected notation: the highest bit of the register stands for x^0.
    private let polynomial: UInt64
    private let width: Int

    /// Nil for algorithms that are not CRCs.
    init?(_ algorithm: ChecksumAlgorithm) {
        switch algorithm {
        case .crc32: self.init(polynomial: 0xEDB8_8320, width: 32)
        case .crc32c: self.init(polynomial: 0x82F6_3B78, width: 32)
        case .crc64nvme: self.init(polynomial: 0x9A6C_9329_AC4B_C9B5, width: 64)
        case .sha1, .sha256: return nil
        }
    }

    private init(polynomial: UInt64, width: Int) {
        self.polynomial = polynomial
        self.width = width
    }

    /// The CRC of a piece with CRC `first` followed by `length` bytes with CRC `second`.
    func combine(_ first: UInt64, _ second: UInt64, length: Int64) -> UInt64 {
        multiply(power(ofBytes: length), first) ^ second
    }

    /// The CRC of pieces, each given by the big-endian bytes of its CRC and its size.
    func combine(_ pieces: [(crc: [UInt8], size: Int64)]) -> [UInt8] {
        let whole = pieces.reduce(UInt64(0)) { combine($0, number($1.crc), length: $1.size) }
        return stride(from: width - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: whole >> UInt64($0)) }
    }

    private func number(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// x^(8 * count) modulo the polynomial.
    private func power(ofBytes count: Int64) -> UInt64 {
        var result: UInt64 = 1 << UInt64(width - 1)
        var square = result >> 8
        var rest = count
        while rest > 0 {
            if rest & 1 == 1 { result = multiply(result, square) }
            square = multiply(square, square)
            rest >>= 1
        }
        return result
    }

    /// The product of two polynomials modulo the polynomial.
    private func multiply(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var product: UInt64 = 0
        var shifted = right
        var bit: UInt64 = 1 << UInt64(width - 1)
        while bit != 0 {
            if left & bit != 0 { product ^= shifted }
            shifted = shifted & 1 == 1 ? (shifted >> 1) ^ polynomial : shifted >> 1
            bit >>= 1
        }
        return product
    }
}
