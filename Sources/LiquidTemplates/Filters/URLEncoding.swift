/// The encoding of forms: letters, digits and `_ . - ~` stay, a space is `+`, the rest `%XX`.
enum URLEncoding {
    static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x20: bytes.append(UInt8(ascii: "+"))
            case _ where byte.isLiquidWord, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "~"): bytes.append(byte)
            default: bytes.append(contentsOf: [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func decode(_ text: String) throws(LiquidFailure) -> String {
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        var position = 0
        while position < source.count {
            let byte = source[position]
            if byte == UInt8(ascii: "%"), position + 2 < source.count,
                let decoded = UInt8(String(utf8: source[position + 1...position + 2]), radix: 16)
            {
                bytes.append(decoded)
                position += 3
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
                position += 1
            }
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else {
            throw LiquidFailure("invalid byte sequence in UTF-8")
        }
        return decoded
    }

    private static let hexDigits = Array("0123456789ABCDEF".utf8)
}
