package import struct Foundation.Date

/// A Swift type that a `WireValue` can carry.
package protocol WireConvertible: Sendable {
    /// Reads the value; nil when it is of another kind.
    init?(wireValue: WireValue)
    var wireValue: WireValue { get }
}

extension Bool: WireConvertible {
    package init?(wireValue: WireValue) {
        guard case .boolean(let value) = wireValue else { return nil }
        self = value
    }

    package var wireValue: WireValue { .boolean(self) }
}

extension Int: WireConvertible {
    package init?(wireValue: WireValue) {
        guard case .integer(let value) = wireValue else { return nil }
        self = value
    }

    package var wireValue: WireValue { .integer(self) }
}

extension Double: WireConvertible {
    package init?(wireValue: WireValue) {
        guard case .double(let value) = wireValue else { return nil }
        self = value
    }

    package var wireValue: WireValue { .double(self) }
}

extension String: WireConvertible {
    package init?(wireValue: WireValue) {
        guard case .string(let value) = wireValue else { return nil }
        self = value
    }

    package var wireValue: WireValue { .string(self) }
}

extension Date: WireConvertible {
    package init?(wireValue: WireValue) {
        guard case .timestamp(let value) = wireValue else { return nil }
        self = value
    }

    package var wireValue: WireValue { .timestamp(self) }
}

/// Bytes that JSON and Query carry as Base64.
package struct WireBlob: WireConvertible, Hashable {
    package let bytes: [UInt8]

    package init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    package init?(wireValue: WireValue) {
        guard case .blob(let bytes) = wireValue else { return nil }
        self.bytes = bytes
    }

    package var wireValue: WireValue { .blob(bytes) }
}

extension Array: WireConvertible where Element: WireConvertible {
    package init?(wireValue: WireValue) {
        guard case .list(let values) = wireValue else { return nil }
        self = []
        reserveCapacity(values.count)
        for value in values {
            guard let element = Element(wireValue: value) else { return nil }
            append(element)
        }
    }

    package var wireValue: WireValue { .list(map(\.wireValue)) }
}

extension Dictionary: WireConvertible where Key == String, Value: WireConvertible {
    package init?(wireValue: WireValue) {
        guard case .map(let values) = wireValue else { return nil }
        self = [:]
        reserveCapacity(values.count)
        for (key, value) in values {
            guard let converted = Value(wireValue: value) else { return nil }
            self[key] = converted
        }
    }

    package var wireValue: WireValue { .map(mapValues(\.wireValue)) }
}
