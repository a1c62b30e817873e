/// Numbers and texts in a byte array of unknown origin.
struct LittleEndianFields {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var count: Int { bytes.count }

    func number(at position: Int, bytes width: Int) throws(ZipError) -> Int {
        guard position >= 0, position <= bytes.count - width else { throw .truncated }
        return bytes[position..<position + width].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// Throws `unsafePath` for what is not UTF-8.
    func text(at position: Int, bytes length: Int) throws(ZipError) -> String {
        guard position >= 0, position <= bytes.count - length else { throw .truncated }
        guard let text = String(validating: bytes[position..<position + length], as: UTF8.self) else {
            throw .unsafePath(String(decoding: bytes[position..<position + length].prefix(80), as: UTF8.self))
        }
        return text
    }
}
