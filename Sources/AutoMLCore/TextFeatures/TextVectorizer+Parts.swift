import Foundation

extension TextVectorizer {
    /// A column with its weight, of those that have one.
    var weighted: [(column: UInt32, weight: Float)] {
        weights.enumerated().compactMap { $1 > 0 ? (UInt32($0), $1) : nil }
    }

    /// The vectorizer with no other columns than these.
    init(grams: TextGrams, weighted: [(column: UInt32, weight: Float)]) {
        self.grams = grams
        var weights = [Float](repeating: 0, count: 1 << Self.columnBits)
        for (column, weight) in weighted where Int(column) < weights.count { weights[Int(column)] = weight }
        self.weights = weights
    }
}
