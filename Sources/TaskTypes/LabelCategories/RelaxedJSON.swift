/// JSON as people write it by hand, made strict: `//` and `/* */` comments, trailing commas, and a comma forgotten at a
/// line's end, all of which occur in official label category files (03, worth noting 11).
///
/// Only bytes are exchanged for others, so that the place of an error is its place in the file.
struct RelaxedJSON: Sendable {
    /// The text as JSON, as far as it can be made so.
    private(set) var strict: [UInt8]
    private let original: [UInt8]

    private static let space = UInt8(ascii: " ")
    private static let comma = UInt8(ascii: ",")
    private static let newline = UInt8(ascii: "\n")

    init(_ bytes: [UInt8]) {
        original = bytes
        strict = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { strict.replaceSubrange(0..<3, with: repeatElement(Self.space, count: 3)) }
        blankComments()
        repairCommas()
    }

    /// Line and column of a byte, counted from 1; the column in characters.
    func place(ofByte offset: Int) -> (line: Int, column: Int) {
        let before = original.prefix(offset)
        let start = before.lastIndex(of: Self.newline).map { $0 + 1 } ?? 0
        let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count
        return (before.count { $0 == Self.newline } + 1, column + 1)
    }

    private mutating func blankComments() {
        var index = 0
        while index < strict.count {
            if strict[index] == UInt8(ascii: "\"") {
                index = end(ofString: index)
            } else if let end = end(ofComment: index) {
                for place in index..<end where strict[place] != Self.newline { strict[place] = Self.space }
                index = end
            } else {
                index += 1
            }
        }
    }

    /// Drops commas before a closing bracket, and puts one where two values have only white space between them.
    private mutating func repairCommas() {
        var index = 0
        var last: (place: Int, byte: UInt8)?
        while index < strict.count {
            let byte = strict[index]
            guard !Self.isSpace(byte) else {
                index += 1
                continue
            }
            let isClosing = byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
            if isClosing, let last, last.byte == Self.comma { strict[last.place] = Self.space }
            if let last, Self.startsValue(byte), Self.endsValue(last.byte), last.place + 1 < index {
                strict[last.place + 1] = Self.comma
            }
            let next = byte == UInt8(ascii: "\"") ? end(ofString: index) : index + 1
            last = (next - 1, byte)
            index = next
        }
    }

    /// One past the closing quote of the string that begins at `start`.
    private func end(ofString start: Int) -> Int {
        var index = start + 1
        while index < strict.count, strict[index] != UInt8(ascii: "\"") {
            index += strict[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index + 1, strict.count)
    }

    /// One past the comment that begins at `start`; nil when none does.
    private func end(ofComment start: Int) -> Int? {
        let slash = UInt8(ascii: "/")
        guard strict[start] == slash, start + 1 < strict.count else { return nil }
        if strict[start + 1] == slash { return strict[start...].firstIndex(of: Self.newline) ?? strict.count }
        guard strict[start + 1] == UInt8(ascii: "*") else { return nil }
        for index in (start + 2)..<max(start + 2, strict.count - 1)
        where strict[index] == UInt8(ascii: "*") && strict[index + 1] == slash {
            return index + 2
        }
        return nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == space || byte == newline || byte == 0x09 || byte == 0x0D }

    /// Whether a value may begin with `byte`; of words and numbers any byte of them counts.
    private static func startsValue(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") || isWord(byte)
    }

    private static func endsValue(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") || isWord(byte)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
