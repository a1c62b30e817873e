/// The last bytes of a stream.
struct ErrorTail {
    private var bytes: [UInt8] = []

    private static let maxBytes = 8_192

    mutating func append(_ more: [UInt8]) {
        bytes += more
        if bytes.count > Self.maxBytes { bytes.removeFirst(bytes.count - Self.maxBytes) }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The last line that is not blank.
    var lastLine: String? {
        text.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }.map(String.init)
    }
}
