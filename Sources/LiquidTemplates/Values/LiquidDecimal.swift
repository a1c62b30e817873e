/// A number with a fraction. One that came from JSON keeps its spelling, so that `to_json` gives it back unchanged.
package struct LiquidDecimal: Sendable, Hashable {
    package let value: Double
    package let spelling: String?

    package init(_ value: Double, spelling: String? = nil) {
        self.value = value
        self.spelling = spelling
    }

    /// As outputs print it: `12.0`, `0.1`, `1.0e-05`, `1.0e+16`. Shortest digits that read back as the same number,
    /// laid out as Ruby's `Float#to_s`, which published templates were tested with.
    package var text: String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
        let (digits, exponent) = Self.shortestDigits(value.magnitude)
        let sign = value.sign == .minus ? "-" : ""
        return sign + Self.layOut(digits: digits, exponent: exponent)
    }

    /// As JSON: the spelling it came with, or `text`, which JSON also accepts.
    var json: String { spelling ?? (value.isFinite ? text : "null") }

    /// The digits of `0.d1d2… × 10^exponent`.
    private static func shortestDigits(_ magnitude: Double) -> (digits: String, exponent: Int) {
        guard magnitude > 0 else { return ("0", 1) }
        let parts = magnitude.description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let whole = mantissa[0]
        let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
        let scale = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let all = whole + fraction
        let leadingZeros = all.prefix { $0 == "0" }.count
        var digits = String(all.dropFirst(leadingZeros))
        while digits.count > 1, digits.last == "0" { digits.removeLast() }
        return (digits, whole.count - leadingZeros + scale)
    }

    private static func layOut(digits: String, exponent: Int) -> String {
        if exponent > 16 || exponent < -3 {
            let fraction = digits.count > 1 ? String(digits.dropFirst()) : "0"
            let power = exponent - 1
            let powerDigits = String(power.magnitude)
            let padded = powerDigits.count < 2 ? "0" + powerDigits : powerDigits
            return "\(digits.prefix(1)).\(fraction)e\(power < 0 ? "-" : "+")\(padded)"
        }
        if exponent <= 0 { return "0." + String(repeating: "0", count: -exponent) + digits }
        if digits.count <= exponent {
            return digits + String(repeating: "0", count: exponent - digits.count) + ".0"
        }
        return "\(digits.prefix(exponent)).\(digits.dropFirst(exponent))"
    }
}
