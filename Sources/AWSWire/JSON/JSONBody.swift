import Foundation

/// The bodies of the JSON protocols: a `WireValue` read from, or written as, JSON under the guidance of its shape.
///
/// Members that the shape does not know are ignored, as AWS does; null is the same as absent. A value of another type
/// is a `SerializationException`.
package enum JSONBody {
    /// Reads `bytes` as a structure of `shape`. No bytes are the same as `{}`.
    package static func read(_ bytes: [UInt8], as shape: Shape) throws(AWSError) -> WireValue {
        let document: JSONValue
        do {
            document = bytes.isEmpty ? .object([:]) : try JSONReader.read(bytes)
        } catch {
            throw failure("The request body is not valid JSON: \(error)")
        }
        return try value(document, as: shape, at: "")
    }

    /// Writes `value`, of `shape`, as JSON text.
    package static func write(_ value: WireValue, as shape: Shape) -> String {
        switch (value, shape.kind) {
        case (.structure(let fields), .structure(_, let members)):
            let parts = zip(members, fields).compactMap { member, field in
                member.location == .body || member.location == .payload
                    ? field.map { JSONText.quoted(member.name) + ":" + write($0, as: member.shape) } : nil
            }
            return "{" + parts.joined(separator: ",") + "}"
        case (.list(let items), .list(let item, _, _)):
            return "[" + items.map { write($0, as: item) }.joined(separator: ",") + "]"
        case (.map(let entries), .map(_, let entry, _)):
            let parts = entries.sorted { $0.key < $1.key }
                .map { JSONText.quoted($0.key) + ":" + write($0.value, as: entry) }
            return "{" + parts.joined(separator: ",") + "}"
        case (.timestamp(let date), .timestamp(let format)): return timestamp(date, format)
        default: return scalar(value)
        }
    }

    private static func scalar(_ value: WireValue) -> String {
        switch value {
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .double(let value): JSONText.number(value)
        case .string(let value): JSONText.quoted(value)
        case .blob(let bytes): "\"" + Data(bytes).base64EncodedString() + "\""
        case .timestamp(let date): timestamp(date, nil)
        case .list, .map, .structure: "null"
        }
    }

    private static func timestamp(_ date: Date, _ format: Shape.TimestampFormat?) -> String {
        switch format {
        case .iso8601: JSONText.quoted(AWSTime.iso8601(date))
        case .rfc822: JSONText.quoted(AWSTime.rfc822(date))
        // Milliseconds, as AWS answers them.
        case .unixTimestamp, nil: JSONText.number((date.timeIntervalSince1970 * 1000).rounded() / 1000)
        }
    }

    private static func value(_ json: JSONValue, as shape: Shape, at path: String) throws(AWSError) -> WireValue {
        switch (shape.kind, json) {
        case (.structure(_, let members), .object(let object)):
            var fields: [WireValue?] = []
            for member in members {
                guard let field = object[member.name], field != .null else {
                    fields.append(nil)
                    continue
                }
                fields.append(try value(field, as: member.shape, at: MemberPath.joined(path, member.name)))
            }
            return .structure(fields)
        case (.list(let item, _, _), .array(let array)):
            var items: [WireValue] = []
            for (index, element) in array.enumerated() {
                items.append(try value(element, as: item, at: MemberPath.item(path, index)))
            }
            return .list(items)
        case (.map(_, let entry, _), .object(let object)):
            var entries: [String: WireValue] = [:]
            for (key, element) in object where element != .null {
                entries[key] = try value(element, as: entry, at: MemberPath.joined(path, key))
            }
            return .map(entries)
        case (.boolean, .boolean(let value)): return .boolean(value)
        case (.string, .string(let text)): return .string(text)
        case (.integer, .number(let text)), (.double, .number(let text)):
            return try number(text, as: shape, at: path)
        case (.blob, .string(let text)):
            guard let data = Data(base64Encoded: text) else { throw failure("the value\(place(path)) is not Base64") }
            return .blob(Array(data))
        case (.timestamp(let format), _): return .timestamp(try date(json, format, at: path))
        default: throw mismatch(json, shape, at: path)
        }
    }

    private static func number(_ text: String, as shape: Shape, at path: String) throws(AWSError) -> WireValue {
        if case .double = shape.kind {
            guard let value = Double(text), value.isFinite else {
                throw failure("the number \(text.prefix(40))\(place(path)) is out of range")
            }
            return .double(value)
        }
        if let value = Int(text) { return .integer(value) }
        guard let value = Double(text), let whole = Int(exactly: value) else {
            throw failure("NUMBER_VALUE \(text.prefix(40)) cannot be converted to Integer\(place(path))")
        }
        return .integer(whole)
    }

    private static func date(
        _ json: JSONValue, _ format: Shape.TimestampFormat?, at path: String
    ) throws(AWSError) -> Date {
        switch json {
        case .number(let text):
            if let seconds = Double(text), seconds.isFinite { return Date(timeIntervalSince1970: seconds) }
        case .string(let text):
            if let date = AWSTime.parseISO8601(text) ?? AWSTime.parseRFC822(text) { return date }
            if let seconds = Double(text), seconds.isFinite { return Date(timeIntervalSince1970: seconds) }
        default: break
        }
        throw failure("\(json.tokenName) cannot be converted to Timestamp\(place(path))")
    }

    private static func mismatch(_ json: JSONValue, _ shape: Shape, at path: String) -> AWSError {
        switch json {
        case .array, .object: failure("\(json.tokenName) found where not expected\(place(path))")
        default: failure("\(json.tokenName) cannot be converted to \(shape.kind.typeName)\(place(path))")
        }
    }

    private static func place(_ path: String) -> String { path.isEmpty ? "" : " at '\(path)'" }

    private static func failure(_ message: String) -> AWSError {
        AWSError(code: "SerializationException", message: message)
    }
}

extension Shape.Kind {
    /// The type as AWS messages call it.
    fileprivate var typeName: String {
        switch self {
        case .boolean: "Boolean"
        case .integer: "Integer"
        case .double: "Double"
        case .string: "String"
        case .timestamp: "Timestamp"
        case .blob: "Blob"
        case .list: "List"
        case .map: "Map"
        case .structure: "Structure"
        }
    }
}
