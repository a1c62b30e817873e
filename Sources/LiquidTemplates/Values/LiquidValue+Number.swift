extension LiquidValue {
    /// This value where only a whole number will do: a whole number, or a text of its digits.
    func wholeNumber() throws(LiquidFailure) -> Int {
        if case .integer(let value) = self { return value }
        let digits = (string ?? "").utf8.drop(while: \.isLiquidSpace).reversed().drop(while: \.isLiquidSpace)
        guard let value = Int(String(utf8: digits.reversed())) else {
            throw LiquidFailure("invalid integer: '\(text.prefix(40))'")
        }
        return value
    }

    /// This value as a number for arithmetic: nothing and what is no number count as 0; text counts as the number
    /// it begins with.
    var number: LiquidNumber {
        switch self {
        case .integer(let value): .whole(value)
        case .decimal(let value): .fraction(DecimalNumber(value.text), double: value.value)
        case .string(let text), .markup(let text), .json(let text): LiquidNumber(text)
        default: .whole(0)
        }
    }
}
