/// What texts are like.
package struct WordStatistics: Sendable, Equatable, Codable {
    /// Texts beyond these are not counted for the distinct words.
    private static let maxTexts = 20_000

    package let distinctWords: Int
    package let meanWords: Double
    package let maxWords: Int

    package init(_ texts: [String]) {
        var (distinct, total, most) = (Set<Substring>(), 0, 0)
        for (index, text) in texts.enumerated() {
            let words = text.split { $0.isWhitespace }
            total += words.count
            most = max(most, words.count)
            if index < Self.maxTexts { distinct.formUnion(words) }
        }
        distinctWords = distinct.count
        meanWords = texts.isEmpty ? 0 : Double(total) / Double(texts.count)
        maxWords = most
    }
}
