/// A generated request, response or part of one.
///
/// `fields` holds a value per member in the order of `shape`, which is how codecs see it. Two structures are equal
/// when their fields are.
package protocol WireStructure: WireConvertible, Equatable {
    static var shape: Shape { get }
    /// Reads the members; throws when one that is required is missing or one is of another kind than its shape.
    init(fields: WireFields) throws(WireMismatch)
    var fields: [WireValue?] { get }
}

extension WireStructure {
    package init?(wireValue: WireValue) {
        guard case .structure(let values) = wireValue, let made = try? Self(fields: WireFields(values, Self.shape))
        else { return nil }
        self = made
    }

    package var wireValue: WireValue { .structure(fields) }

    package static func == (left: Self, right: Self) -> Bool { left.fields == right.fields }
}

/// The members of a structure on their way into a generated type.
package struct WireFields: Sendable {
    private let values: [WireValue?]
    private let shape: Shape

    package init(_ values: [WireValue?], _ shape: Shape) {
        self.values = values
        self.shape = shape
    }

    /// The member at `index` of the shape; nil when it is absent.
    package func optional<Value: WireConvertible>(_ index: Int) throws(WireMismatch) -> Value? {
        guard index < values.count, let value = values[index] else { return nil }
        guard let converted = Value(wireValue: value) else { throw WireMismatch(member: shape.members[index].name) }
        return converted
    }

    /// The member at `index` of the shape, which must be there.
    package func required<Value: WireConvertible>(_ index: Int) throws(WireMismatch) -> Value {
        guard let value: Value = try optional(index) else { throw WireMismatch(member: shape.members[index].name) }
        return value
    }
}

/// A member that is missing or of the wrong kind after its constraints were found to hold.
package struct WireMismatch: Error, Sendable, Hashable {
    package let member: String

    package init(member: String) {
        self.member = member
    }
}
