/// Reads a whole XML 1.0 document in UTF-8 into elements.
///
/// Written by hand because FoundationXML's parser traps on names that are not UTF-8, which any client could send.
/// Document type declarations are refused, so there are no entities to expand or to fetch. Names are not checked against
/// the full grammar; what is not known is ignored by the codecs anyway.
package struct XMLReader {
    /// The deepest nesting of elements.
    package static let maxDepth = 32
    /// The most elements of a document: a delete of 1,000 keys has 4,001, a completion of 10,000 parts 30,001.
    package static let maxElements = 200_000

    private let bytes: [UInt8]
    private var index = 0
    private var count = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads the document in `bytes`.
    package static func read(_ bytes: [UInt8]) throws(XMLSyntaxError) -> XMLElement {
        var reader = XMLReader(bytes)
        guard String(validating: bytes, as: UTF8.self) != nil else { throw reader.failure("the text is not UTF-8") }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.index = 3 }
        try reader.skipMisc()
        guard reader.peek == UInt8(ascii: "<") else { throw reader.failure("expected an element") }
        let root = try reader.element(depth: 1)
        try reader.skipMisc()
        guard reader.index == bytes.count else { throw reader.failure("unexpected text after the document") }
        return root
    }

    private mutating func element(depth: Int) throws(XMLSyntaxError) -> XMLElement {
        count += 1
        guard depth <= Self.maxDepth else { throw failure("elements are nested too deep") }
        guard count <= Self.maxElements else { throw failure("there are too many elements") }
        index += 1
        let name = try name()
        var element = XMLElement(name: Self.localName(name), attributes: try attributes())
        if take("/>") { return element }
        guard take(">") else { throw failure("expected '>'") }
        var text: [UInt8] = []
        while !take("</") {
            guard let byte = peek else { throw failure("unexpected end inside <\(name)>") }
            if byte != UInt8(ascii: "<") {
                try appendText(to: &text, until: UInt8(ascii: "<"))
            } else if take("<![CDATA[") {
                text += bytes[try range(until: "]]>")]
            } else if try !skipCommentOrInstruction() {
                element.children.append(try self.element(depth: depth + 1))
            }
        }
        guard try self.name() == name else { throw failure("expected </\(name)>") }
        skipBlanks()
        guard take(">") else { throw failure("expected '>'") }
        element.text = String(decoding: text, as: UTF8.self)
        return element
    }

    private mutating func attributes() throws(XMLSyntaxError) -> [String: String] {
        var attributes: [String: String] = [:]
        while true {
            let start = index
            skipBlanks()
            guard let byte = peek, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") else { return attributes }
            guard index > start else { throw failure("expected a blank before an attribute") }
            let name = try name()
            skipBlanks()
            guard take("=") else { throw failure("expected '=' after \(name)") }
            skipBlanks()
            guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                throw failure("expected a quoted value of \(name)")
            }
            index += 1
            var value: [UInt8] = []
            try appendText(to: &value, until: quote)
            guard peek == quote, attributes[name] == nil else { throw failure("the attribute \(name) is not closed, or repeated") }
            index += 1
            attributes[name] = String(decoding: value, as: UTF8.self)
        }
    }

    private mutating func name() throws(XMLSyntaxError) -> String {
        let start = index
        while let byte = peek, Self.isNameByte(byte) { index += 1 }
        let first = start < index ? bytes[start] : 0
        guard start < index, !(UInt8(ascii: "-")...UInt8(ascii: "9")).contains(first) else {
            throw failure("expected a name")
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    /// Text up to `end` (which stays), with its references resolved and line ends made one character.
    private mutating func appendText(to text: inout [UInt8], until end: UInt8) throws(XMLSyntaxError) {
        while let byte = peek, byte != end {
            switch byte {
            case UInt8(ascii: "&"): text += try reference()
            case UInt8(ascii: "<"): throw failure("unexpected '<'")
            case 0x0D:
                index += 1
                if peek != 0x0A { text.append(0x0A) }
            case 0x09, 0x0A, 0x20...:
                text.append(byte)
                index += 1
            default: throw failure("control characters are not allowed")
            }
        }
    }

    /// `&amp;`, `&#65;` or `&#x41;`, as UTF-8.
    private mutating func reference() throws(XMLSyntaxError) -> [UInt8] {
        let start = index + 1
        guard let end = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
            throw failure("'&' does not start a reference")
        }
        let name = String(decoding: bytes[start..<end], as: UTF8.self)
        index = end + 1
        switch name {
        case "amp": return [UInt8(ascii: "&")]
        case "lt": return [UInt8(ascii: "<")]
        case "gt": return [UInt8(ascii: ">")]
        case "quot": return [UInt8(ascii: "\"")]
        case "apos": return [UInt8(ascii: "'")]
        default: break
        }
        let value = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
        guard name.hasPrefix("#"), let value, let scalar = Unicode.Scalar(value), Self.isCharacter(scalar) else {
            throw failure("&\(name); is not known")
        }
        return Array(String(Character(scalar)).utf8)
    }

    /// The declaration, comments, processing instructions and blanks around the root.
    private mutating func skipMisc() throws(XMLSyntaxError) {
        repeat { skipBlanks() } while try skipCommentOrInstruction()
    }

    private mutating func skipCommentOrInstruction() throws(XMLSyntaxError) -> Bool {
        if take("<!--") {
            _ = try range(until: "-->")
        } else if take("<?") {
            _ = try range(until: "?>")
        } else if bytes[index...].starts(with: Array("<!".utf8)) {
            throw failure("document type declarations are not allowed")
        } else {
            return false
        }
        return true
    }

    /// What stands before `marker`, which is taken too.
    private mutating func range(until marker: String) throws(XMLSyntaxError) -> Range<Int> {
        let end = Array(marker.utf8)
        let start = index
        while index < bytes.count {
            if bytes[index] == end[0], take(marker) { return start..<(index - end.count) }
            index += 1
        }
        throw failure("expected '\(marker)'")
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func take(_ text: String) -> Bool {
        guard bytes[index...].starts(with: text.utf8) else { return false }
        index += text.utf8.count
        return true
    }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private func failure(_ reason: String) -> XMLSyntaxError {
        XMLSyntaxError(reason: reason, line: 1 + bytes.prefix(index).count { $0 == 0x0A })
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: ":"), 0x80...:
            true
        default: false
        }
    }

    private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    private static func localName(_ name: String) -> String {
        guard let mark = name.lastIndex(of: ":") else { return name }
        return String(name[name.index(after: mark)...])
    }
}
