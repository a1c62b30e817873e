extension JSONValue {
    /// Reads exactly one JSON value, white space around it allowed.
    package init(parsing text: String) throws(JSONSyntaxError) {
        try self.init(parsingUTF8: Array(text.utf8))
    }

    /// Reads exactly one JSON value from UTF-8 bytes, which are checked.
    package init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw JSONSyntaxError(.notUTF8, offset: 0) }
        try self.init(parsingUTF8: bytes)
    }

    private init(parsingUTF8 bytes: [UInt8]) throws(JSONSyntaxError) {
        var scanner = JSONScanner(bytes)
        scanner.skipWhitespace()
        self = try scanner.readValue(depth: 0)
        try scanner.expectEnd()
    }
}

extension JSONScanner {
    fileprivate mutating func readValue(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        switch current {
        case UInt8(ascii: "{"): return .object(try readMembers(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try readElements(depth: depth + 1))
        default: break
        }
        let range = try scanValue(depth: depth)
        switch bytes[range.lowerBound] {
        case UInt8(ascii: "\""): return .string(JSONString.decode(bytes[range.dropFirst().dropLast()]))
        case UInt8(ascii: "t"): return .bool(true)
        case UInt8(ascii: "f"): return .bool(false)
        case UInt8(ascii: "n"): return .null
        default: return .number(spelling: String(decoding: bytes[range], as: UTF8.self))
        }
    }

    private mutating func readMembers(depth: Int) throws(JSONSyntaxError) -> [JSONValue.Member] {
        guard depth <= Self.maxDepth else { throw error(.tooDeep) }
        var members: [JSONValue.Member] = []
        advance()
        skipWhitespace()
        if current == UInt8(ascii: "}") {
            advance()
            return members
        }
        repeat {
            skipWhitespace()
            let key = try scanKeyAndColon()
            let value = try readValue(depth: depth)
            members.append(.init(JSONString.decode(bytes[key.dropFirst().dropLast()]), value))
        } while try scanCommaOrEnd(UInt8(ascii: "}"))
        return members
    }

    private mutating func readElements(depth: Int) throws(JSONSyntaxError) -> [JSONValue] {
        guard depth <= Self.maxDepth else { throw error(.tooDeep) }
        var elements: [JSONValue] = []
        advance()
        skipWhitespace()
        if current == UInt8(ascii: "]") {
            advance()
            return elements
        }
        repeat {
            skipWhitespace()
            elements.append(try readValue(depth: depth))
        } while try scanCommaOrEnd(UInt8(ascii: "]"))
        return elements
    }
}
