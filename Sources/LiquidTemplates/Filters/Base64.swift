/// Base64 (RFC 4648, sections 4 and 5), with padding.
enum Base64 {
    /// The two alphabets, which differ in their last two digits.
    enum Alphabet {
        case standard, urlSafe

        fileprivate var digits: [UInt8] { self == .standard ? Base64.standardDigits : Base64.urlSafeDigits }
    }

    private static let commonDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    fileprivate static let standardDigits = Array((commonDigits + "+/").utf8)
    fileprivate static let urlSafeDigits = Array((commonDigits + "-_").utf8)
    private static let padding = UInt8(ascii: "=")

    static func encode(_ bytes: [UInt8], alphabet: Alphabet) -> String {
        let digits = alphabet.digits
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                result.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : padding)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The text that `encoded` stands for. Wrong characters, missing padding and bytes that are no text are errors.
    static func decode(_ encoded: String, alphabet: Alphabet) throws(LiquidFailure) -> String {
        let invalid = LiquidFailure("invalid base64 provided")
        var source = Array(encoded.utf8)
        if alphabet == .urlSafe {
            while source.count % 4 != 0 { source.append(padding) }
        }
        guard source.count % 4 == 0 else { throw invalid }
        let content = source.prefix { $0 != padding }
        guard source.count - content.count <= 2, source[content.count...].allSatisfy({ $0 == padding }) else {
            throw invalid
        }
        let values = valuesByDigit(alphabet)
        var bytes: [UInt8] = []
        var bits = 0
        var bitCount = 0
        for digit in content {
            guard let value = values[digit] else { throw invalid }
            bits = (bits << 6 | value) & 0xFFFF
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw invalid }
        return text
    }

    private static func valuesByDigit(_ alphabet: Alphabet) -> [UInt8: Int] {
        Dictionary(zip(alphabet.digits, alphabet.digits.indices), uniquingKeysWith: { first, _ in first })
    }
}
