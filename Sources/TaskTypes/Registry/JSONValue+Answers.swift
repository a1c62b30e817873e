import Manifests

extension JSONValue {
    /// The number, when this is one and finite.
    var finiteNumber: Double? {
        guard case .number(let spelling) = self, let value = Double(spelling), value.isFinite else { return nil }
        return value
    }

    /// The number, when this is a whole one.
    var wholeNumber: Int? { finiteNumber.flatMap { Int(exactly: $0) } }

    /// The number of pixels, when this is a whole one above zero.
    var pixelCount: Int? { finiteNumber.flatMap { Int(exactly: $0) }.flatMap { $0 > 0 ? $0 : nil } }

    /// True or false, also as the strings that scripts write; nil for anything else.
    var flag: Bool? {
        switch self {
        case .bool(let value): value
        case .string("true"): true
        case .string("false"): false
        default: nil
        }
    }
}
