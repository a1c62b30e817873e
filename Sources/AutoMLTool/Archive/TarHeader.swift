/// The 512 bytes before each file of a tar archive (POSIX.1-1988, ustar).
struct TarHeader {
    static let byteCount = 512

    /// With slashes, without a leading one.
    let path: String
    let size: Int
    let isFolder: Bool

    init(path: String, size: Int, isFolder: Bool = false) {
        (self.path, self.size, self.isFolder) = (path, size, isFolder)
    }

    /// Nil when the checksum is wrong or a number is none; also for the zeros at the end of an archive.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        let field = { (range: Range<Int>) in
            String(
                decoding: bytes[(bytes.startIndex + range.lowerBound)..<(bytes.startIndex + range.upperBound)].prefix { $0 != 0 },
                as: UTF8.self)
        }
        let number = { (range: Range<Int>) in Int(field(range).filter { !$0.isWhitespace }, radix: 8) }
        guard let size = number(124..<136), let checksum = number(148..<156), Self.checksum(bytes) == checksum else { return nil }
        let prefix = field(345..<500)
        path = prefix.isEmpty ? field(0..<100) : "\(prefix)/\(field(0..<100))"
        self.size = size
        isFolder = field(156..<157) == "5"
        guard ["", "0", "5"].contains(field(156..<157)) else { return nil }
    }

    /// Nil when the path does not fit.
    var bytes: [UInt8]? {
        guard path.utf8.count <= 100 else { return nil }
        var bytes = [UInt8](repeating: 0, count: Self.byteCount)
        func put(_ text: String, at start: Int) { bytes.replaceSubrange(start..<start + text.utf8.count, with: text.utf8) }
        func octal(_ value: Int, digits: Int) -> String {
            let text = String(value, radix: 8)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        put(path, at: 0)
        put("0000644", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(octal(size, digits: 11), at: 124)
        // No time: the same model makes the same archive.
        put(octal(0, digits: 11), at: 136)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        put(octal(Self.checksum(bytes[...]), digits: 6) + "\0 ", at: 148)
        return bytes
    }

    /// The sum of all bytes, with spaces for the checksum itself.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 0x20 : Int($1.element)) }
    }
}
