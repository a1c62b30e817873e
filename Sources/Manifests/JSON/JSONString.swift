/// The content of JSON strings, between their quotes.
enum JSONString {
    /// What `content` stands for, its escapes resolved. `content` must have passed the scanner.
    static func decode(_ content: ArraySlice<UInt8>) -> String {
        guard let firstEscape = content.firstIndex(of: UInt8(ascii: "\\")) else {
            return String(decoding: content, as: UTF8.self)
        }
        var decoded = Array(content[..<firstEscape])
        decoded.reserveCapacity(content.count)
        var position = firstEscape
        while position < content.endIndex {
            let byte = content[position]
            position += 1
            guard byte == UInt8(ascii: "\\"), position < content.endIndex else {
                decoded.append(byte)
                continue
            }
            let kind = content[position]
            position += 1
            if kind == UInt8(ascii: "u") {
                decoded.append(contentsOf: String(Unicode.Scalar.decoding(content, &position)).utf8)
            } else {
                decoded.append(character(escapedAs: kind))
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    /// Appends `text` to `bytes` as a JSON string with quotes; only what JSON demands is escaped.
    static func encode(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0x08: bytes.append(contentsOf: "\\b".utf8)
            case 0x0C: bytes.append(contentsOf: "\\f".utf8)
            case 0x00..<0x20: bytes.append(contentsOf: "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// How many characters (Unicode scalars) `content` stands for, without making them.
    static func characterCount(_ content: ArraySlice<UInt8>) -> Int {
        guard content.contains(UInt8(ascii: "\\")) else { return content.unicodeScalarCount }
        return decode(content).unicodeScalars.count
    }

    private static func character(escapedAs kind: UInt8) -> UInt8 {
        switch kind {
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        default: kind
        }
    }
}

extension ArraySlice<UInt8> {
    /// Characters in these UTF-8 bytes: every byte that does not continue one.
    var unicodeScalarCount: Int {
        reduce(0) { count, byte in byte & 0b1100_0000 == 0b1000_0000 ? count : count + 1 }
    }
}

extension Unicode.Scalar {
    /// Reads the hexadecimal digits of a `\u` escape at `position`, and of a second one that completes a surrogate
    /// pair. Half a pair gives U+FFFD.
    fileprivate static func decoding(_ content: ArraySlice<UInt8>, _ position: inout Int) -> Unicode.Scalar {
        let first = hexadecimal(content, at: position)
        position += 4
        if let scalar = Unicode.Scalar(first) { return scalar }
        let pairStart: [UInt8] = [UInt8(ascii: "\\"), UInt8(ascii: "u")]
        guard first < 0xDC00, content[position...].starts(with: pairStart) else { return "\u{FFFD}" }
        let second = hexadecimal(content, at: position + 2)
        guard (0xDC00...0xDFFF).contains(second) else { return "\u{FFFD}" }
        position += 6
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private static func hexadecimal(_ content: ArraySlice<UInt8>, at position: Int) -> UInt32 {
        content[position...].prefix(4).reduce(0) { value, digit in
            value << 4 | UInt32(digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") : (digit | 0x20) - 87)
        }
    }
}
