/// A decimal fraction held exactly, so that `10.1 | minus: 2.2` is 7.9 and not 7.8999999999999995.
struct DecimalNumber: Sendable, Hashable {
    /// The number is `mantissa / 10^scale`.
    let mantissa: Int128
    let scale: Int

    /// The most digits of mantissa or scale; with more, callers fall back to binary fractions.
    private static let maxDigits = 18
    /// The highest power of ten that a mantissa holds with room to spare.
    private static let maxScale = 36

    init(mantissa: Int128, scale: Int) {
        self.mantissa = mantissa
        self.scale = scale
    }

    init(_ value: Int) {
        self.init(mantissa: Int128(value), scale: 0)
    }

    /// Reads `-12.50`; nil for anything else, and for too many digits.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? parts[1] : ""
        guard fraction.utf8.allSatisfy(\.isLiquidDigit), text.utf8.count <= Self.maxDigits + 2,
            let mantissa = Int128(String(parts[0]) + String(fraction))
        else { return nil }
        self.init(mantissa: mantissa, scale: fraction.utf8.count)
    }

    /// The nearest binary fraction.
    var double: Double { Double(text) ?? 0 }

    /// Both numbers as mantissas of the same scale; nil when one has too many digits for it.
    static func aligned(_ left: Self, _ right: Self) -> (left: Int128, right: Int128, scale: Int)? {
        let scale = max(left.scale, right.scale)
        guard scale <= maxScale else { return nil }
        let (leftMantissa, leftOverflow) = left.mantissa.multipliedReportingOverflow(
            by: powerOfTen(scale - left.scale))
        let (rightMantissa, rightOverflow) = right.mantissa.multipliedReportingOverflow(
            by: powerOfTen(scale - right.scale))
        return leftOverflow || rightOverflow ? nil : (leftMantissa, rightMantissa, scale)
    }

    /// Rounded half away from zero to `digits` after the point; negative `digits` round before it.
    func rounded(to digits: Int) -> DecimalNumber {
        guard digits < scale else { return self }
        guard scale - digits <= Self.maxScale else { return DecimalNumber(0) }
        let divisor = Self.powerOfTen(scale - digits)
        let half = divisor / 2
        let quotient = (mantissa + (mantissa < 0 ? -half : half)) / divisor
        return digits >= 0
            ? DecimalNumber(mantissa: quotient, scale: digits)
            : DecimalNumber(mantissa: quotient * Self.powerOfTen(min(-digits, Self.maxDigits)), scale: 0)
    }

    private static func powerOfTen(_ exponent: Int) -> Int128 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    private var text: String {
        let digits = String(mantissa.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return (mantissa < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale) + "0"
    }
}
