import Foundation

/// Texts as rows of hashed pieces, weighted by TF-IDF: `(1 + ln tf) · (ln((1 + n) / (1 + df)) + 1)`, each row of length 1
/// (Salton & Buckley 1988, as scikit-learn's `TfidfVectorizer(sublinear_tf=True)`). There is no vocabulary to keep:
/// a piece's column is its hash (Weinberger et al. 2009).
package struct TextVectorizer: Sendable, Equatable, Codable {
    package static let columnBits = 18
    /// Longer texts count by their first words, so that one giant document costs as much as a long one.
    package static let wordLimit = 20_000

    package let grams: TextGrams
    /// The weight of each column: 0 where no text had it, and where more than `commonShare` of the texts had it.
    package let weights: [Float]

    /// A piece in more than this share of the texts says little, and costs most.
    static let commonShare = 0.4

    /// Learns the weights from texts.
    ///
    /// - Parameter commonShare: a piece in more than this share of the texts has no weight.
    package init(grams: TextGrams, texts: [String], commonShare: Double = commonShare) {
        self.grams = grams
        var documents = [Int](repeating: 0, count: 1 << TextVectorizer.columnBits)
        for text in texts {
            for (column, _) in TextVectorizer.counts(of: text, grams: grams) { documents[Int(column)] += 1 }
        }
        let total = Double(texts.count)
        let most = max(1, Int(commonShare * total))
        let fewest = grams == .characters && texts.count > 500 ? 2 : 1
        weights = documents.map { count in
            count < fewest || count > most ? 0 : Float(log((1 + total) / (1 + Double(count))) + 1)
        }
    }

    /// One row a text; a text without known pieces is a row of zeros.
    package func transform(_ texts: [String]) -> SparseMatrix {
        var matrix = SparseMatrix(columns: weights.count)
        for text in texts { matrix.append(row(of: text)) }
        return matrix
    }

    private func row(of text: String) -> [(column: UInt32, value: Float)] {
        var row: [(column: UInt32, value: Float)] = []
        var squares: Float = 0
        for (column, count) in TextVectorizer.counts(of: text, grams: grams) where weights[Int(column)] > 0 {
            let value = (1 + log(Float(count))) * weights[Int(column)]
            row.append((column, value))
            squares += value * value
        }
        guard squares > 0 else { return [] }
        let scale = 1 / squares.squareRoot()
        return row.map { ($0.column, $0.value * scale) }
    }

    /// How often each column occurs in a text, by column.
    private static func counts(of text: String, grams: TextGrams) -> [(column: UInt32, count: Int)] {
        let mask = UInt64(1 << columnBits) - 1
        var columns = grams.hashes(of: text, wordLimit: wordLimit).map { UInt32(($0 ^ ($0 >> 32)) & mask) }
        columns.sortByDigits(bits: columnBits)
        var counts: [(column: UInt32, count: Int)] = []
        for column in columns {
            if let last = counts.last, last.column == column {
                counts[counts.count - 1].count += 1
            } else {
                counts.append((column, 1))
            }
        }
        return counts
    }
}
