import Foundation

/// Reads decimal numbers; much faster than the general way, and exact.
enum NumberText {
    /// Mantissas up to 2⁵³ and powers of ten up to 10²² are exact, and so is one operation on them (Clinger 1990).
    private static let maxExactMantissa: UInt64 = 1 << 53
    private static let maxExactPower = 22
    private static let powers: [Double] = (0...maxExactPower).map { pow(10, Double($0)) }
    /// More digits than these do not fit the mantissa.
    private static let maxDigits = 18

    /// The number that `bytes` spell, spaces around it aside; nil when they spell none, or an infinite one.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>, isDecimalComma: Bool = false) -> Double? {
        var (position, end) = (0, bytes.count)
        while position < end, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
        while end > position, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        let first = position
        guard position < end else { return nil }
        let isNegative = bytes[position] == UInt8(ascii: "-")
        if isNegative || bytes[position] == UInt8(ascii: "+") { position += 1 }
        var (mantissa, digits, power) = (UInt64(0), 0, 0)
        var (hasDigits, isFraction) = (false, false)
        scan: while position < end {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                hasDigits = true
                if digits > 0 || byte != UInt8(ascii: "0") { digits += 1 }
                mantissa = mantissa &* 10 &+ UInt64(byte - UInt8(ascii: "0"))
                if isFraction { power -= 1 }
            case UInt8(ascii: ".") where !isFraction: isFraction = true
            case UInt8(ascii: ",") where !isFraction && isDecimalComma: isFraction = true
            default: break scan
            }
            position += 1
        }
        guard hasDigits, let exponent = exponent(bytes, from: position, to: end) else { return nil }
        power += exponent
        guard digits <= maxDigits, mantissa <= maxExactMantissa, power.magnitude <= maxExactPower else {
            return general(bytes[first..<end], isDecimalComma: isDecimalComma)
        }
        let value = power < 0 ? Double(mantissa) / powers[-power] : Double(mantissa) * powers[power]
        return isNegative ? -value : value
    }

    /// The exponent at `start`, 0 when nothing is there; nil when something else is.
    private static func exponent(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
        guard start < end else { return 0 }
        guard bytes[start] | 0x20 == UInt8(ascii: "e") else { return nil }
        return Int(String(decoding: bytes[(start + 1)..<end], as: UTF8.self))
    }

    private static func general(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence, isDecimalComma: Bool) -> Double? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let value = Double(isDecimalComma ? text.replacing(",", with: ".") : text), value.isFinite else { return nil }
        return value
    }
}
