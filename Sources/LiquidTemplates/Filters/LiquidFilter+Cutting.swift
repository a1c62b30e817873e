extension LiquidFilter {
    /// Cutting text and lists into parts.
    static let cutting: [String: LiquidFilter] = [
        "split": LiquidFilter(1...1) { value, arguments in
            .array(split(value.text, at: arguments.text(0)).map(LiquidValue.string))
        },
        "slice": LiquidFilter(1...2) { (value, arguments) throws(LiquidFailure) in
            let offset = try arguments.integer(0, default: 0)
            let length = arguments[1].map(\.isNull) ?? true ? 1 : try arguments.integer(1, default: 1)
            if case .array(let elements) = value {
                return .array(slice(elements, offset: offset, length: length))
            }
            let scalars = slice(Array(value.text.unicodeScalars), offset: offset, length: length)
            return .string(String(scalars))
        },
        "truncate": LiquidFilter(0...2) { (value, arguments) throws(LiquidFailure) in
            guard !value.isNull else { return .null }
            let length = try arguments.integer(0, default: defaultTruncatedCharacters)
            return .string(truncate(value.text, to: length, end: arguments.text(1, default: defaultEllipsis)))
        },
        "truncatewords": LiquidFilter(0...2) { (value, arguments) throws(LiquidFailure) in
            guard !value.isNull else { return .null }
            let count = try arguments.integer(0, default: defaultTruncatedWords)
            return .string(truncateWords(value.text, to: count, end: arguments.text(1, default: defaultEllipsis)))
        },
    ]

    private static let defaultTruncatedCharacters = 50
    private static let defaultTruncatedWords = 15
    private static let defaultEllipsis = "..."

    /// A single space splits at any white space; an empty separator between characters. Empty parts at the end go.
    private static func split(_ text: String, at separator: String) -> [String] {
        if separator == " " { return words(text) }
        if separator.isEmpty { return text.unicodeScalars.map { String($0) } }
        let bytes = Array(text.utf8)
        let separatorBytes = Array(separator.utf8)
        var parts: [String] = []
        var start = 0
        while let range = bytes.firstRange(of: separatorBytes, from: start) {
            parts.append(String(utf8: bytes[start..<range.lowerBound]))
            start = range.upperBound
        }
        parts.append(String(utf8: bytes[start...]))
        while parts.last?.isEmpty == true { parts.removeLast() }
        return parts
    }

    private static func words(_ text: String) -> [String] {
        text.utf8.split(whereSeparator: \.isLiquidSpace).map { String(utf8: $0) }
    }

    private static func slice<Element>(_ elements: [Element], offset: Int, length: Int) -> [Element] {
        let start = offset < 0 ? elements.count + max(offset, -elements.count - 1) : offset
        guard start >= 0, start <= elements.count, length >= 0 else { return [] }
        return Array(elements[start..<start + min(length, elements.count - start)])
    }

    private static func truncate(_ text: String, to length: Int, end: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > length else { return text }
        let kept = max(0, length - min(end.unicodeScalars.count, max(length, 0)))
        return String(String.UnicodeScalarView(scalars.prefix(kept))) + end
    }

    private static func truncateWords(_ text: String, to count: Int, end: String) -> String {
        let words = words(text)
        let count = max(count, 1)
        guard words.count > count else { return text }
        return words.prefix(count).joined(separator: " ") + end
    }
}

extension String {
    fileprivate init(_ scalars: [Unicode.Scalar]) {
        self = String(String.UnicodeScalarView(scalars))
    }
}
