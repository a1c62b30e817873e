/// A number in arithmetic: whole as long as it can be, exact in its decimals where that fits.
enum LiquidNumber: Sendable {
    case whole(Int)
    /// The exact form is missing for numbers with too many digits.
    case fraction(DecimalNumber?, double: Double)

    /// Reads the number `text` begins with; 0 when it begins with none.
    init(_ text: String) {
        let trimmed = text.utf8.drop(while: \.isLiquidSpace)
        let sign = trimmed.prefix { $0 == UInt8(ascii: "-") }.prefix(1)
        let whole = trimmed.dropFirst(sign.count).prefix(while: \.isLiquidDigit)
        let rest = trimmed.dropFirst(sign.count + whole.count)
        let fraction = rest.first == UInt8(ascii: ".") ? rest.dropFirst().prefix(while: \.isLiquidDigit) : rest.prefix(0)
        let isWholeText = rest.dropFirst(fraction.count + 1).allSatisfy(\.isLiquidSpace)
        if !whole.isEmpty, !fraction.isEmpty, isWholeText {
            let digits = String(utf8: Array(sign) + Array(whole) + [UInt8(ascii: ".")] + Array(fraction))
            self = .fraction(DecimalNumber(digits), double: Double(digits) ?? 0)
        } else if whole.isEmpty {
            self = .whole(0)
        } else {
            let digits = String(utf8: Array(sign) + Array(whole))
            self = Int(digits).map(LiquidNumber.whole) ?? .fraction(nil, double: Double(digits) ?? 0)
        }
    }

    var double: Double {
        switch self {
        case .whole(let value): Double(value)
        case .fraction(_, let double): double
        }
    }

    var value: LiquidValue {
        switch self {
        case .whole(let value): .integer(value)
        case .fraction(_, let double): .decimal(LiquidDecimal(double))
        }
    }

    var exact: DecimalNumber? {
        switch self {
        case .whole(let value): DecimalNumber(value)
        case .fraction(let exact, _): exact
        }
    }

    var isZero: Bool { double == 0 }

    /// Whether this is below `other`.
    func isLess(than other: LiquidNumber) -> Bool {
        if case .whole(let left) = self, case .whole(let right) = other { return left < right }
        return double < other.double
    }

    /// Adds, or subtracts, multiplies: whole numbers stay whole unless they overflow, fractions are exact where they can be.
    func combined(
        with other: LiquidNumber, whole: (Int, Int) -> (partialValue: Int, overflow: Bool),
        exact combineExact: (DecimalNumber, DecimalNumber) -> DecimalNumber?, double combine: (Double, Double) -> Double
    ) -> LiquidNumber {
        if case .whole(let left) = self, case .whole(let right) = other {
            let (result, overflow) = whole(left, right)
            if !overflow { return .whole(result) }
        } else if let left = exact, let right = other.exact, let result = combineExact(left, right) {
            return .fraction(result, double: result.double)
        }
        return .fraction(nil, double: combine(double, other.double))
    }

    static func + (left: Self, right: Self) -> Self {
        left.combined(
            with: right, whole: { $0.addingReportingOverflow($1) }, exact: { aligned($0, $1) { $0.addingReportingOverflow($1) } }, double: +
        )
    }

    static func - (left: Self, right: Self) -> Self {
        left.combined(
            with: right, whole: { $0.subtractingReportingOverflow($1) }, exact: { aligned($0, $1) { $0.subtractingReportingOverflow($1) } },
            double: -)
    }

    static func * (left: Self, right: Self) -> Self {
        left.combined(
            with: right, whole: { $0.multipliedReportingOverflow(by: $1) },
            exact: { left, right in
                let (product, overflow) = left.mantissa.multipliedReportingOverflow(by: right.mantissa)
                return overflow ? nil : DecimalNumber(mantissa: product, scale: left.scale + right.scale)
            }, double: *)
    }

    /// Division; of whole numbers it rounds down. Division by zero is an error even for fractions.
    func divided(by other: LiquidNumber) throws(LiquidFailure) -> LiquidNumber {
        guard !other.isZero else { throw LiquidFailure("divided by 0") }
        guard case .whole(let left) = self, case .whole(let right) = other else {
            return .fraction(nil, double: double / other.double)
        }
        let (quotient, overflow) = left.dividedReportingOverflow(by: right)
        guard !overflow else { return .fraction(nil, double: double / other.double) }
        return .whole(left % right != 0 && (left < 0) != (right < 0) ? quotient - 1 : quotient)
    }

    /// The remainder with the sign of the divisor.
    func modulo(_ other: LiquidNumber) throws(LiquidFailure) -> LiquidNumber {
        guard !other.isZero else { throw LiquidFailure("divided by 0") }
        return combined(
            with: other,
            whole: { left, right in
                let remainder = left.remainderReportingOverflow(dividingBy: right).partialValue
                return (remainder != 0 && (remainder < 0) != (right < 0) ? remainder + right : remainder, false)
            },
            exact: { left, right in
                Self.aligned(left, right) { left, right in
                    let remainder = left % right
                    return (remainder != 0 && (remainder < 0) != (right < 0) ? remainder + right : remainder, false)
                }
            },
            double: { left, right in left - right * (left / right).rounded(.down) })
    }

    /// Combines mantissas of one scale; nil when the numbers have too many digits for that.
    private static func aligned(
        _ left: DecimalNumber, _ right: DecimalNumber, _ combine: (Int128, Int128) -> (partialValue: Int128, overflow: Bool)
    ) -> DecimalNumber? {
        guard let (left, right, scale) = DecimalNumber.aligned(left, right) else { return nil }
        let (result, overflow) = combine(left, right)
        return overflow ? nil : DecimalNumber(mantissa: result, scale: scale)
    }
}
