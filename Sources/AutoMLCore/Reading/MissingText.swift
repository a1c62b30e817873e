/// What is written where a value is missing: nothing or spaces, NA, N/A, #N/A, <NA>, NaN, null or ?, in any case. In columns
/// of numbers and dates, also None, -, -- and a dot.
enum MissingText {
    private static let always: [StaticString] = ["na", "n/a", "#n/a", "<na>", "nan", "null", "?"]
    private static let inNumbers: [StaticString] = ["none", "-", "--", "."]
    private static let maxBytes = 5

    static func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { isSpace(bytes) || matches(bytes, always) }

    /// Whether `bytes`, which are no number and no date, stand for a missing one.
    static func matchesInNumbers(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { matches(bytes, inNumbers) }

    private static func isSpace(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == 0x20 || (0x09...0x0d).contains($0) }
    }

    private static func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ texts: [StaticString]) -> Bool {
        guard bytes.count <= maxBytes else { return false }
        return texts.contains { text in
            text.utf8CodeUnitCount == bytes.count
                && text.withUTF8Buffer { zip($0, bytes).allSatisfy { $0 == ((0x41...0x5a).contains($1) ? $1 | 0x20 : $1) } }
        }
    }
}
