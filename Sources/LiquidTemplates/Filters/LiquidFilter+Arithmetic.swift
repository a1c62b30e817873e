extension LiquidFilter {
    /// Numbers.
    static let arithmetic: [String: LiquidFilter] = [
        "plus": arithmetic(+),
        "minus": arithmetic(-),
        "times": arithmetic(*),
        "divided_by": arithmetic { (left, right) throws(LiquidFailure) in try left.divided(by: right) },
        "modulo": arithmetic { (left, right) throws(LiquidFailure) in try left.modulo(right) },
        "at_least": arithmetic { $0.isLess(than: $1) ? $1 : $0 },
        "at_most": arithmetic { $1.isLess(than: $0) ? $1 : $0 },
        "abs": LiquidFilter { value, _ in
            let number = value.number
            return (number.isLess(than: .whole(0)) ? .whole(0) - number : number).value
        },
        "ceil": LiquidFilter { (value, _) throws(LiquidFailure) in try whole(value.number, .up) },
        "floor": LiquidFilter { (value, _) throws(LiquidFailure) in try whole(value.number, .down) },
        "round": LiquidFilter(0...1) { (value, arguments) throws(LiquidFailure) in
            try round(value.number, to: arguments[0]?.number ?? .whole(0))
        },
    ]

    private static func arithmetic(
        _ combine: @escaping @Sendable (LiquidNumber, LiquidNumber) throws(LiquidFailure) -> LiquidNumber
    ) -> LiquidFilter {
        LiquidFilter(1...1) { (value, arguments) throws(LiquidFailure) in
            try combine(value.number, (arguments[0] ?? .null).number).value
        }
    }

    private static func whole(
        _ number: LiquidNumber, _ rule: FloatingPointRoundingRule
    ) throws(LiquidFailure) -> LiquidValue {
        if case .whole(let value) = number { return .integer(value) }
        guard let value = Int(exactly: number.double.rounded(rule)) else {
            throw LiquidFailure("the number is too large to be whole")
        }
        return .integer(value)
    }

    private static func round(_ number: LiquidNumber, to digits: LiquidNumber) throws(LiquidFailure) -> LiquidValue {
        let digits = Int(max(-400, min(400, digits.double)))
        guard case .fraction(let exact, _) = number else {
            return digits >= 0 ? number.value : .integer(roundedWhole(number, to: digits))
        }
        guard digits > 0 else {
            let rounded = exact?.rounded(to: digits).double ?? number.double.rounded(.toNearestOrAwayFromZero)
            return try whole(.fraction(nil, double: rounded), .toNearestOrAwayFromZero)
        }
        return .decimal(LiquidDecimal(exact?.rounded(to: digits).double ?? number.double))
    }

    private static func roundedWhole(_ number: LiquidNumber, to digits: Int) -> Int {
        Int(exactly: number.exact?.rounded(to: digits).double ?? 0) ?? 0
    }
}
