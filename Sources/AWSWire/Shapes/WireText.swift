import Foundation

/// The spelling of plain values where everything is text: XML, headers, query parameters and forms.
enum WireText {
    /// Reads `text` as a value of `shape`; `name` is what a message calls it.
    static func read(
        _ text: String, as shape: Shape, at name: String, timestamp: Shape.TimestampFormat
    ) throws(AWSError) -> WireValue {
        let value: WireValue? =
            switch shape.kind {
            case .boolean: boolean(text)
            case .integer: Int(text).map { .integer($0) }
            case .double: Double(text).map { .double($0) }
            case .string: .string(text)
            case .blob: Data(base64Encoded: text).map { .blob(Array($0)) }
            case .timestamp(let format): date(text, format ?? timestamp).map { .timestamp($0) }
            case .list, .map, .structure: nil
            }
        guard let value else {
            throw AWSError(code: "MalformedInput", message: "The value '\(text.prefix(256))' of '\(name)' is not valid")
        }
        return value
    }

    /// The text of a plain value.
    static func write(_ value: WireValue, as shape: Shape, timestamp: Shape.TimestampFormat) -> String {
        switch value {
        case .boolean(let value): return value ? "true" : "false"
        case .integer(let value): return String(value)
        case .double(let value): return JSONText.number(value)
        case .string(let value): return value
        case .blob(let bytes): return Data(bytes).base64EncodedString()
        case .timestamp(let date):
            var format = timestamp
            if case .timestamp(let own?) = shape.kind { format = own }
            return write(date, format)
        case .list, .map, .structure: return ""
        }
    }

    private static func write(_ date: Date, _ format: Shape.TimestampFormat) -> String {
        switch format {
        case .iso8601: AWSTime.iso8601(date, milliseconds: true)
        case .rfc822: AWSTime.rfc822(date)
        case .unixTimestamp: JSONText.number(date.timeIntervalSince1970)
        }
    }

    private static func boolean(_ text: String) -> WireValue? {
        switch text.lowercased() {
        case "true", "1": .boolean(true)
        case "false", "0": .boolean(false)
        default: nil
        }
    }

    private static func date(_ text: String, _ format: Shape.TimestampFormat) -> Date? {
        switch format {
        case .iso8601, .rfc822: AWSTime.parseISO8601(text) ?? AWSTime.parseRFC822(text)
        case .unixTimestamp: Double(text).map { Date(timeIntervalSince1970: $0) }
        }
    }
}
