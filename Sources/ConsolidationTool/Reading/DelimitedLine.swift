import Foundation

/// The fields of a line of CSV (RFC 4180) or tab-separated text.
enum DelimitedLine {
    private static let quote = UInt8(ascii: "\"")

    static func fields(_ line: Data, separator: UInt8) -> [String] {
        guard line.contains(quote) else {
            return line.split(separator: separator, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        }
        var fields: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var previous: UInt8 = 0
        for byte in line {
            if byte == quote {
                // Two quotation marks in a quoted field stand for one.
                if !isQuoted, previous == quote, !field.isEmpty { field.append(quote) }
                isQuoted.toggle()
            } else if byte == separator, !isQuoted {
                fields.append(String(decoding: field, as: UTF8.self))
                field = []
            } else {
                field.append(byte)
            }
            previous = byte
        }
        fields.append(String(decoding: field, as: UTF8.self))
        return fields
    }

    /// `field` as CSV, in quotes when it needs them.
    static func quoted(_ field: String) -> String {
        guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
