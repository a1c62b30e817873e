extension CrossFit {
    /// Texts that the others are compared with, at most.
    private static let landmarkLimit = 2_000

    /// Looks at texts in two views: words as they are, which tells short texts apart, and words and characters smoothed by
    /// all texts, which finds texts of one topic. Beside them single words, which tell topics by few labels.
    package init(texts: [String], seed: UInt64) throws(LinearAlgebraError) {
        var generator = SeededGenerator(seed: seed)
        let landmarks = Array(texts.indices.shuffled(using: &generator).prefix(CrossFit.landmarkLimit)).sorted()
        let pairs = CrossFit.kernel(of: texts, grams: .words, landmarks: landmarks)
        var both = CrossFit.kernel(of: texts, grams: .characters, landmarks: landmarks)
        both.add(pairs)
        self.init(
            views: [
                try LandmarkMap.features(kernel: pairs, landmarks: landmarks, smoothing: false),
                try LandmarkMap.features(kernel: both, landmarks: landmarks, smoothing: true),
            ], words: WordClassifier(words: TextVectorizer(grams: .singleWords, texts: texts).transform(texts)))
    }

    private static func kernel(of texts: [String], grams: TextGrams, landmarks: [Int]) -> Matrix {
        let rows = TextVectorizer(grams: grams, texts: texts).transform(texts)
        return rows.multiplied(byTransposed: rows.selecting(rows: landmarks))
    }
}
