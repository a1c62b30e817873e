extension LiquidFilter {
    /// Adding to text, taking from it and replacing in it.
    static let replacement: [String: LiquidFilter] = [
        "append": LiquidFilter(1...1) { value, arguments in .string(value.text + arguments.text(0)) },
        "prepend": LiquidFilter(1...1) { value, arguments in .string(arguments.text(0) + value.text) },
        "replace": LiquidFilter(1...2) { value, arguments in
            .string(replaceAll(value.text, arguments.text(0), by: arguments.text(1)))
        },
        "replace_first": LiquidFilter(1...2) { value, arguments in
            .string(replaceFirst(value.text, arguments.text(0), by: arguments.text(1)))
        },
        "replace_last": LiquidFilter(2...2) { value, arguments in
            .string(replaceLast(value.text, arguments.text(0), by: arguments.text(1)))
        },
        "remove": LiquidFilter(1...1) { value, arguments in .string(replaceAll(value.text, arguments.text(0), by: "")) },
        "remove_first": LiquidFilter(1...1) { value, arguments in
            .string(replaceFirst(value.text, arguments.text(0), by: ""))
        },
        "remove_last": LiquidFilter(1...1) { value, arguments in
            .string(replaceLast(value.text, arguments.text(0), by: ""))
        },
    ]

    /// An empty pattern stands before every character and at the end.
    private static func replaceAll(_ text: String, _ pattern: String, by replacement: String) -> String {
        if pattern.isEmpty {
            return text.unicodeScalars.reduce(into: replacement) { $0 += String($1) + replacement }
        }
        let bytes = Array(text.utf8)
        let patternBytes = Array(pattern.utf8)
        var result: [UInt8] = []
        var copied = 0
        while let range = bytes.firstRange(of: patternBytes, from: copied) {
            result += bytes[copied..<range.lowerBound]
            result += replacement.utf8
            copied = range.upperBound
        }
        return String(utf8: result + bytes[copied...])
    }

    private static func replaceFirst(_ text: String, _ pattern: String, by replacement: String) -> String {
        replace(Array(text.utf8).firstRange(of: Array(pattern.utf8)), in: text, by: replacement)
    }

    private static func replaceLast(_ text: String, _ pattern: String, by replacement: String) -> String {
        replace(Array(text.utf8).lastRange(of: Array(pattern.utf8)), in: text, by: replacement)
    }

    private static func replace(_ range: Range<Int>?, in text: String, by replacement: String) -> String {
        guard let range else { return text }
        let bytes = Array(text.utf8)
        return String(utf8: bytes[..<range.lowerBound] + Array(replacement.utf8) + bytes[range.upperBound...])
    }
}
