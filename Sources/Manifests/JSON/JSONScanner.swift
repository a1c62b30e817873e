/// Walks over JSON without building it: checks the grammar of RFC 8259 strictly and tells where values lie.
///
/// The bytes must be UTF-8; whoever makes them into a `String` has checked that. An escape of half a surrogate pair
/// (`"\ud800"`) is accepted, as the grammar has it, so that foreign manifest values pass through whatever they hold;
/// decoding such a string gives U+FFFD.
struct JSONScanner {
    /// How deep arrays and objects may nest, so that a hostile line cannot exhaust the stack.
    static let maxDepth = 512

    let bytes: [UInt8]
    private(set) var position: Int

    init(_ bytes: [UInt8], from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The byte under the cursor; nil at the end.
    var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func advance() { position += 1 }

    mutating func skipWhitespace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    /// Checks that nothing but white space is left.
    mutating func expectEnd() throws(JSONSyntaxError) {
        skipWhitespace()
        guard position == bytes.count else { throw error(.trailingText) }
    }

    /// Passes over one value, without the white space around it, and returns where it lies.
    mutating func scanValue(depth: Int = 0) throws(JSONSyntaxError) -> Range<Int> {
        let start = position
        guard let first = current else { throw error(.unexpectedEnd) }
        switch first {
        case UInt8(ascii: "\""): _ = try scanString()
        case UInt8(ascii: "{"): try scanObject(depth: depth + 1)
        case UInt8(ascii: "["): try scanArray(depth: depth + 1)
        case UInt8(ascii: "t"): try scanWord("true")
        case UInt8(ascii: "f"): try scanWord("false")
        case UInt8(ascii: "n"): try scanWord("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber()
        default: throw error(.unexpectedCharacter)
        }
        return start..<position
    }

    /// Passes over a string and returns where it lies, with its quotes.
    mutating func scanString() throws(JSONSyntaxError) -> Range<Int> {
        let start = position
        position += 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return start..<position
            case UInt8(ascii: "\\"): try scanEscape()
            case 0x00..<0x20: throw error(.controlCharacter)
            default: position += 1
            }
        }
        throw error(.unexpectedEnd)
    }

    func error(_ reason: JSONSyntaxError.Reason) -> JSONSyntaxError {
        JSONSyntaxError(position < bytes.count ? reason : .unexpectedEnd, offset: position)
    }

    private mutating func scanEscape() throws(JSONSyntaxError) {
        position += 1
        guard let kind = current else { throw error(.unexpectedEnd) }
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            position += 1
            for _ in 0..<4 {
                guard let digit = current, Self.isHexDigit(digit) else { throw error(.badEscape) }
                position += 1
            }
        default: throw error(.badEscape)
        }
    }

    private mutating func scanObject(depth: Int) throws(JSONSyntaxError) {
        guard depth <= Self.maxDepth else { throw error(.tooDeep) }
        position += 1
        skipWhitespace()
        if current == UInt8(ascii: "}") {
            position += 1
            return
        }
        repeat {
            skipWhitespace()
            try scanKeyAndColon()
            _ = try scanValue(depth: depth)
        } while try scanCommaOrEnd(UInt8(ascii: "}"))
    }

    /// Passes over a key, the colon and the white space around it, and returns where the key lies.
    @discardableResult
    mutating func scanKeyAndColon() throws(JSONSyntaxError) -> Range<Int> {
        guard current == UInt8(ascii: "\"") else { throw error(.expectedKey) }
        let key = try scanString()
        skipWhitespace()
        guard current == UInt8(ascii: ":") else { throw error(.expectedColon) }
        position += 1
        skipWhitespace()
        return key
    }

    private mutating func scanArray(depth: Int) throws(JSONSyntaxError) {
        guard depth <= Self.maxDepth else { throw error(.tooDeep) }
        position += 1
        skipWhitespace()
        if current == UInt8(ascii: "]") {
            position += 1
            return
        }
        repeat {
            skipWhitespace()
            _ = try scanValue(depth: depth)
        } while try scanCommaOrEnd(UInt8(ascii: "]"))
    }

    /// Passes over a comma, or over `end`; whether another element follows.
    mutating func scanCommaOrEnd(_ end: UInt8) throws(JSONSyntaxError) -> Bool {
        skipWhitespace()
        guard let byte = current, byte == UInt8(ascii: ",") || byte == end else { throw error(.expectedCommaOrEnd) }
        position += 1
        return byte != end
    }

    private mutating func scanWord(_ word: StaticString) throws(JSONSyntaxError) {
        for offset in 0..<word.utf8CodeUnitCount {
            guard position + offset < bytes.count else { throw JSONSyntaxError(.unexpectedEnd, offset: bytes.count) }
            guard bytes[position + offset] == word.utf8Start[offset] else { throw error(.badLiteral) }
        }
        position += word.utf8CodeUnitCount
    }

    private mutating func scanNumber() throws(JSONSyntaxError) {
        if current == UInt8(ascii: "-") { position += 1 }
        if current == UInt8(ascii: "0") {
            position += 1
            if let next = current, Self.isDigit(next) { throw error(.badNumber) }
        } else {
            try scanDigits()
        }
        if current == UInt8(ascii: ".") {
            position += 1
            try scanDigits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            try scanDigits()
        }
    }

    private mutating func scanDigits() throws(JSONSyntaxError) {
        guard let first = current, Self.isDigit(first) else { throw error(.badNumber) }
        while let digit = current, Self.isDigit(digit) { position += 1 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return isDigit(byte) || (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "f"))
    }
}
