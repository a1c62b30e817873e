/// The escaping of HTML: `& < > " '` as `&amp; &lt; &gt; &quot; &#39;`.
enum HTMLEscaping {
    static func escape(_ text: String) -> String {
        guard text.utf8.contains(where: { replacement(for: $0) != nil }) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 32)
        append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends `text`, escaped, to `bytes`.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        for byte in text.utf8 {
            if let replacement = replacement(for: byte) {
                bytes.append(contentsOf: replacement.utf8)
            } else {
                bytes.append(byte)
            }
        }
    }

    /// Escapes what is not an entity already: `&amp;`, `&#39;` and their like stay (03/LIQ-9).
    static func escapeOnce(_ text: String) -> String {
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        for (index, byte) in source.enumerated() {
            if byte == UInt8(ascii: "&"), isEntity(source[(index + 1)...]) {
                bytes.append(byte)
            } else if let replacement = replacement(for: byte) {
                bytes.append(contentsOf: replacement.utf8)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether letters, or `#` and digits, and then a semicolon follow an ampersand.
    private static func isEntity(_ rest: ArraySlice<UInt8>) -> Bool {
        let isNumeric = rest.first == UInt8(ascii: "#")
        let name = rest.dropFirst(isNumeric ? 1 : 0).prefix {
            isNumeric ? $0.isLiquidDigit : $0.isLiquidWord && !$0.isLiquidDigit && $0 != UInt8(ascii: "_")
        }
        return !name.isEmpty && rest.dropFirst(name.count + (isNumeric ? 1 : 0)).first == UInt8(ascii: ";")
    }

    private static func replacement(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }

}
