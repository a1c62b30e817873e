import Foundation

/// Walks through the members of one JSON object (RFC 8259) and leaves what is nested in them as it is.
struct JSONLineScanner {
    enum Value: Equatable {
        case null
        /// A number, true or false.
        case literal(Range<Int>)
        case text([UInt8])
        /// An array or an object, known to be valid.
        case nested(Range<Int>)
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Calls `body` with each key and value, in their order.
    mutating func forEachMember(_ body: (String, Value) -> Void) throws(JSONLineError) {
        try expect(UInt8(ascii: "{"))
        skipSpace()
        if peek() == UInt8(ascii: "}") {
            position += 1
        } else {
            repeat {
                skipSpace()
                let key = String(decoding: try string(), as: UTF8.self)
                try expect(UInt8(ascii: ":"))
                skipSpace()
                body(key, try value())
                skipSpace()
            } while take(UInt8(ascii: ","))
            try expect(UInt8(ascii: "}"))
        }
        skipSpace()
        guard position == bytes.count else { throw failure }
    }

    private mutating func value() throws(JSONLineError) -> Value {
        let start = position
        switch peek() {
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            try skipNested()
            let part = Data(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<position]))
            guard (try? JSONSerialization.jsonObject(with: part)) != nil else { throw .notAnObject(position: start) }
            return .nested(start..<position)
        default:
            while let byte = peek(), byte > 0x20, byte != UInt8(ascii: ","), byte != UInt8(ascii: "}") { position += 1 }
            let text = UnsafeBufferPointer(rebasing: bytes[start..<position])
            if text.elementsEqual("null".utf8) { return .null }
            let isBoolean = text.elementsEqual("true".utf8) || text.elementsEqual("false".utf8)
            // Python writes NaN and Infinity, which JSON does not know.
            let isNaN = text.elementsEqual("NaN".utf8) || text.elementsEqual("Infinity".utf8) || text.elementsEqual("-Infinity".utf8)
            guard isBoolean || isNaN || NumberText.parse(text) != nil else { throw .notAnObject(position: start) }
            return isNaN ? .null : .literal(start..<position)
        }
    }

    /// Goes past an array or an object; whether it is valid is for another to say.
    private mutating func skipNested() throws(JSONLineError) {
        var depth = 0
        repeat {
            switch peek() {
            case UInt8(ascii: "\""): _ = try string()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                position += 1
            case nil: throw failure
            default: position += 1
            }
        } while depth > 0
    }

    private mutating func string() throws(JSONLineError) -> [UInt8] {
        guard take(UInt8(ascii: "\"")) else { throw failure }
        let start = position
        while let byte = peek(), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
        var text = Array(bytes[start..<position])
        while let byte = peek() {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return text
            case UInt8(ascii: "\\"): try escape(into: &text)
            default: text.append(byte)
            }
        }
        throw failure
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONLineError) {
        guard let byte = peek() else { throw failure }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0a)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0d)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0c)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "u"): text += try unicode().utf8
        default: throw failure
        }
    }

    /// The character after `\u`, of two escapes when it is outside the basic plane; U+FFFD for half of one.
    private mutating func unicode() throws(JSONLineError) -> String {
        var units = [try codeUnit()]
        let isPair =
            units[0] & 0xfc00 == 0xd800 && position + 1 < bytes.count && bytes[position] == UInt8(ascii: "\\")
            && bytes[position + 1] == UInt8(ascii: "u")
        if isPair {
            position += 2
            units.append(try codeUnit())
        }
        return String(decoding: units, as: UTF16.self)
    }

    private mutating func codeUnit() throws(JSONLineError) -> UInt16 {
        guard position + 4 <= bytes.count, bytes[position] != UInt8(ascii: "+"),
            let unit = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw failure }
        position += 4
        return unit
    }

    private var failure: JSONLineError { .notAnObject(position: position) }

    private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(JSONLineError) {
        skipSpace()
        guard take(byte) else { throw failure }
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || (0x09...0x0d).contains(byte) { position += 1 }
    }
}
