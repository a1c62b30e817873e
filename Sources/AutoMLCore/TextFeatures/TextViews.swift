/// Texts as features for `CrossFit`.
package enum TextViews {
    /// Objects that the others are compared with, at most.
    package static let landmarkLimit = 2_000

    /// Two views: words as they are, which tells short texts apart, and words and characters smoothed by all texts, which
    /// finds texts of one topic.
    package static func features(of texts: [String], seed: UInt64) throws(LinearAlgebraError) -> [Matrix] {
        var generator = SeededGenerator(seed: seed)
        let landmarks = Array(texts.indices.shuffled(using: &generator).prefix(landmarkLimit)).sorted()
        let words = kernel(of: texts, grams: .words, landmarks: landmarks)
        var both = kernel(of: texts, grams: .characters, landmarks: landmarks)
        both.add(words)
        return [
            try LandmarkMap.features(kernel: words, landmarks: landmarks, smoothing: false),
            try LandmarkMap.features(kernel: both, landmarks: landmarks, smoothing: true),
        ]
    }

    private static func kernel(of texts: [String], grams: TextGrams, landmarks: [Int]) -> Matrix {
        let rows = TextVectorizer(grams: grams, texts: texts).transform(texts)
        return rows.multiplied(byTransposed: rows.selecting(rows: landmarks))
    }
}
