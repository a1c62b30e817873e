/// The description of a wire type: its kind, its constraints, and how protocols spell it.
///
/// Shapes are data, generated from the public service models; codecs and the constraint check walk them. They form a
/// tree without cycles (the generator refuses recursive models).
package final class Shape: Sendable {
    package let kind: Kind
    package let constraints: Constraints
    /// True when the value must never be echoed or logged.
    package let isSensitive: Bool

    package enum Kind: Sendable {
        case boolean
        case integer
        case double
        case string
        case timestamp(TimestampFormat?)
        case blob
        /// `memberName` is the XML element of an item; `isFlattened` lists have no wrapping element.
        case list(of: Shape, memberName: String?, isFlattened: Bool)
        case map(key: Shape, value: Shape, isFlattened: Bool)
        case structure(name: String, members: [ShapeMember])
    }

    package init(_ kind: Kind, _ constraints: Constraints = .none, isSensitive: Bool = false) {
        self.kind = kind
        self.constraints = constraints
        self.isSensitive = isSensitive
    }

    /// The members of a structure; empty for every other kind.
    package var members: [ShapeMember] {
        if case .structure(_, let members) = kind { return members }
        return []
    }
}

extension Shape {
    /// The spelling of a time on the wire.
    package enum TimestampFormat: Sendable, Hashable {
        /// Seconds since 1970 with a fraction, the default of the JSON protocols.
        case unixTimestamp
        /// `2024-05-01T12:00:00Z`, the default of Query and of XML bodies.
        case iso8601
        /// `Wed, 01 May 2024 12:00:00 GMT`, the default of HTTP headers.
        case rfc822
    }

    package static let boolean = Shape(.boolean)
    package static let integer = Shape(.integer)
    package static let double = Shape(.double)
    package static let string = Shape(.string)
    package static let timestamp = Shape(.timestamp(nil))
    package static let blob = Shape(.blob)

    /// A text with limits on its length in characters, a pattern it must match whole, or a closed set of values.
    package static func string(
        min: Double? = nil, max: Double? = nil, pattern: String? = nil, values: [String] = [], sensitive: Bool = false
    ) -> Shape {
        Shape(.string, Constraints(min: min, max: max, pattern: pattern, values: values), isSensitive: sensitive)
    }

    /// A whole number between `min` and `max`, both included.
    package static func integer(min: Double? = nil, max: Double? = nil, sensitive: Bool = false) -> Shape {
        Shape(.integer, Constraints(min: min, max: max), isSensitive: sensitive)
    }

    /// A floating-point number between `min` and `max`, both included.
    package static func double(min: Double? = nil, max: Double? = nil, sensitive: Bool = false) -> Shape {
        Shape(.double, Constraints(min: min, max: max), isSensitive: sensitive)
    }

    /// Bytes, with limits on their number.
    package static func blob(min: Double? = nil, max: Double? = nil, sensitive: Bool = false) -> Shape {
        Shape(.blob, Constraints(min: min, max: max), isSensitive: sensitive)
    }

    /// A time spelled as `format` wherever it stands.
    package static func timestamp(_ format: TimestampFormat) -> Shape { Shape(.timestamp(format)) }

    /// A list with limits on its number of items.
    package static func list(
        _ item: Shape, memberName: String? = nil, flattened: Bool = false, min: Double? = nil, max: Double? = nil,
        sensitive: Bool = false
    ) -> Shape {
        Shape(
            .list(of: item, memberName: memberName, isFlattened: flattened), Constraints(min: min, max: max),
            isSensitive: sensitive)
    }

    /// A map with text keys and limits on its number of entries.
    package static func map(
        _ key: Shape, _ value: Shape, flattened: Bool = false, min: Double? = nil, max: Double? = nil,
        sensitive: Bool = false
    ) -> Shape {
        Shape(
            .map(key: key, value: value, isFlattened: flattened), Constraints(min: min, max: max),
            isSensitive: sensitive)
    }

    /// A structure with `members` in wire order.
    package static func structure(_ name: String, _ members: [ShapeMember], sensitive: Bool = false) -> Shape {
        Shape(.structure(name: name, members: members), isSensitive: sensitive)
    }
}
