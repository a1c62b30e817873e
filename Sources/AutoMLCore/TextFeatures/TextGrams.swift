/// The pieces of a text that a linear model looks at: words and pairs of words, or characters within words. Letters
/// are lower case; a word is a run of letters, digits, marks and underscores (Unicode).
package enum TextGrams: String, Sendable, Codable, CaseIterable {
    case singleWords
    /// Words, and pairs of neighbouring words.
    case words
    /// Runs of 2 to 5 characters within a word and the blanks around it.
    case characters

    static let shortestRun = 2
    static let longestRun = 5
    /// What a longer word counts as: its first characters. A giant word must not cost more than a text of words.
    static let longestWord = 64

    /// Hashes of the pieces of `text`, one an occurrence (FNV-1a, 64 bits), of at most `limit` words.
    func hashes(of text: String, wordLimit limit: Int) -> [UInt64] {
        let words = TextGrams.words(in: text, limit: limit)
        switch self {
        case .singleWords: return words.map { TextGrams.hash($0[...]) }
        case .words: return TextGrams.wordHashes(words)
        case .characters: return TextGrams.characterHashes(words)
        }
    }

    /// The words of `text` as the scalars of their characters.
    static func words(in text: String, limit: Int) -> [[UInt32]] {
        var words: [[UInt32]] = []
        var word: [UInt32] = []
        for scalar in text.lowercased().unicodeScalars {
            if isWordScalar(scalar) {
                if word.count < longestWord { word.append(scalar.value) }
            } else if !word.isEmpty {
                words.append(word)
                word.removeAll(keepingCapacity: true)
                if words.count == limit { return words }
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (scalar >= "a" && scalar <= "z") || (scalar >= "0" && scalar <= "9") || scalar == "_"
        }
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark
    }

    private static func wordHashes(_ words: [[UInt32]]) -> [UInt64] {
        let single = words.map { hash($0[...]) }
        let pairs = zip(single, single.dropFirst()).map { combine($0, $1) }
        return single + pairs
    }

    private static func characterHashes(_ words: [[UInt32]]) -> [UInt64] {
        var hashes: [UInt64] = []
        let blank: [UInt32] = [32]
        for word in words {
            let padded = blank + word + blank
            for length in shortestRun...longestRun where length <= padded.count {
                for start in 0...(padded.count - length) { hashes.append(hash(padded[start..<start + length])) }
            }
        }
        return hashes
    }

    private static func hash(_ scalars: ArraySlice<UInt32>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for scalar in scalars {
            hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01b3
        }
        return hash
    }

    private static func combine(_ first: UInt64, _ second: UInt64) -> UInt64 {
        (first &* 31 ^ second) &* 0x100_0000_01b3
    }
}
