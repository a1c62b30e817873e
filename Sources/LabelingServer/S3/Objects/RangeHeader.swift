import ObjectStorage

/// Reads the `Range` header (RFC 9110, section 14.2).
enum RangeHeader {
    /// Nil for what a server may answer with the whole object: another unit, several ranges, or nonsense.
    static func read(_ header: String) -> ByteRange? {
        guard header.lowercased().hasPrefix("bytes=") else { return nil }
        let spec = header.dropFirst("bytes=".count).filter { $0 != " " }
        let parts = spec.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }) else { return nil }
        switch (number(parts[0]), number(parts[1])) {
        case (nil, nil): return nil
        case (nil, let count?): return .suffix(count)
        case (let first?, nil): return .from(first)
        case (let first?, let last?): return first <= last ? .closed(first, last) : nil
        }
    }

    /// Numbers past any object count as the greatest position.
    private static func number(_ text: Substring) -> Int64? {
        text.isEmpty ? nil : Int64(text) ?? .max - 1
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
