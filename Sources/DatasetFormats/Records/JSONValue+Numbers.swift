import Manifests

extension JSONValue {
    /// The number, when this is one.
    var double: Double? {
        guard case .number(let spelling) = self else { return nil }
        return Double(spelling)
    }

    /// The number, when this is a whole one.
    var integer: Int? { double.flatMap { Int(exactly: $0) } }

    /// `value` as short as it can be written: whole numbers without a point.
    static func decimal(_ value: Double) -> JSONValue { .number(spelling: DecimalText.of(value)) }
}

/// Numbers as the formats write them.
enum DecimalText {
    /// Whole numbers without a point, others with as many digits as it takes to read the same number back.
    static func of(_ value: Double) -> String { Int(exactly: value).map { String($0) } ?? "\(value)" }
}
