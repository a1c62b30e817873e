extension UInt8 {
    /// White space of the language: space, tab, line feed, vertical tab, form feed, carriage return.
    var isLiquidSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    var isLiquidDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// A letter, a digit or an underscore.
    var isLiquidWord: Bool {
        let lower = self | 0x20
        return isLiquidDigit || self == UInt8(ascii: "_")
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower)
    }
}

extension [UInt8] {
    /// The first place at or after `start` where `pattern` stands; an empty pattern stands everywhere.
    func firstRange(of pattern: [UInt8], from start: Int = 0) -> Range<Int>? {
        guard let first = pattern.first else { return start..<start }
        var position = start
        while position + pattern.count <= count {
            if self[position] == first, self[position..<position + pattern.count].elementsEqual(pattern) {
                return position..<position + pattern.count
            }
            position += 1
        }
        return nil
    }

    /// The last place where `pattern` stands; an empty pattern stands at the end.
    func lastRange(of pattern: [UInt8]) -> Range<Int>? {
        var position = count - pattern.count
        while position >= 0 {
            if self[position..<position + pattern.count].elementsEqual(pattern) {
                return position..<position + pattern.count
            }
            position -= 1
        }
        return nil
    }
}

extension String {
    init(utf8 bytes: some Sequence<UInt8>) {
        self = String(decoding: Array(bytes), as: UTF8.self)
    }
}
