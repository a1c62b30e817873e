import Foundation

/// Classifies texts by their words, and learns from texts without a label too: multinomial naive Bayes by expectation
/// maximization (Nigam et al. 2000, "Text classification from labeled and unlabeled documents using EM"), with TF-IDF in
/// the place of counts (Rennie et al. 2003).
///
/// Words that nobody's label explains get their class from the words that they stand with, so a few hundred labels suffice
/// where topics are to be told apart.
package struct WordClassifier: Sendable {
    /// A row a text, a column a word that at least two texts have.
    private let words: SparseMatrix

    private static let iterations = 10
    /// How often a word was seen in each class before any text was read.
    private static let smoothing: Float = 0.1
    /// Iterations end when probabilities change by no more than this in the mean.
    private static let leastChange: Float = 0.001
    /// Texts without a label that are learned from, at most.
    static let unlabeledLimit = 10_000
    /// Of more classes each has too few labels to spread, and it would take long: only labeled texts are learned from then.
    private static let mostClassesToSpread = 50
    /// The words of most texts, at most so many.
    private static let mostWords = 30_000
    /// In so many parts the labeled texts are left out.
    private static let parts = 5

    /// - Parameter words: a row of non-negative weights for each text.
    init(words: SparseMatrix) {
        var texts = [Int](repeating: 0, count: words.columns)
        for column in words.indices { texts[Int(column)] += 1 }
        let shared = texts.indices.filter { texts[$0] > 1 }.sorted { (texts[$0], $1) > (texts[$1], $0) }.prefix(Self.mostWords)
        var columns = [UInt32?](repeating: nil, count: words.columns)
        for (column, word) in shared.sorted().enumerated() { columns[word] = UInt32(column) }
        var known = SparseMatrix(columns: shared.count)
        for row in 0..<words.rows {
            known.append(
                words.range(ofRow: row).lazy.compactMap { place in columns[Int(words.indices[place])].map { ($0, words.values[place]) } })
        }
        self.words = known
    }

    /// What it makes of texts: logarithms of probabilities up to a constant, texts × classes.
    struct Scores {
        /// Of the labeled texts, each by a fit without its label.
        let leftOut: Matrix
        let others: Matrix
    }

    /// - Parameters:
    ///   - labeled: places of the texts to learn from.
    ///   - labels: their classes.
    ///   - others: places of the texts to classify; these and all others are learned from without a label.
    func scores(labeled: [Int], labels: [Int], others: [Int], classCount: Int) -> Scores {
        let unlabeled = classCount <= Self.mostClassesToSpread ? unlabeled(labeled: labeled) : []
        var leftOut = Matrix(rows: labeled.count, columns: classCount)
        for part in 0..<Self.parts {
            let kept = labeled.indices.filter { $0 % Self.parts != part }
            let out = Array(stride(from: part, to: labeled.count, by: Self.parts))
            let outRows = out.map { labeled[$0] }
            let fit = Fit(
                words, labeled: kept.map { labeled[$0] }, labels: kept.map { labels[$0] },
                unlabeled: unlabeled.isEmpty ? [] : unlabeled + outRows, classCount: classCount)
            let scores = fit.scores(words.selecting(rows: outRows))
            for (row, place) in out.enumerated() {
                for column in 0..<classCount { leftOut[place, column] = scores[row, column] }
            }
        }
        let fit = Fit(words, labeled: labeled, labels: labels, unlabeled: unlabeled, classCount: classCount)
        return Scores(leftOut: leftOut, others: fit.scores(words.selecting(rows: others)))
    }

    /// Texts to learn from without a label, spread over all of them.
    private func unlabeled(labeled: [Int]) -> [Int] {
        let labeled = Set(labeled)
        let all = (0..<words.rows).filter { !labeled.contains($0) }
        let step = max(1, (all.count + Self.unlabeledLimit - 1) / Self.unlabeledLimit)
        return stride(from: 0, to: all.count, by: step).map { all[$0] }
    }

    /// The words of each class.
    private struct Fit {
        /// Logarithms of the words' shares: words × classes.
        private var shares: Matrix
        /// Logarithms of the classes' sizes.
        private var sizes: [Float]

        init(_ words: SparseMatrix, labeled: [Int], labels: [Int], unlabeled: [Int], classCount: Int) {
            let known = words.selecting(rows: labeled)
            let unknown = words.selecting(rows: unlabeled)
            var given = Matrix(rows: labeled.count, columns: classCount)
            for (row, label) in labels.enumerated() { given[row, label] = 1 }
            let counted = known.transposedMultiplied(by: given)
            let sizes = given.columnSums()
            (self.shares, self.sizes) = Self.learned(counted, sizes)
            guard !unlabeled.isEmpty else { return }
            var before: Matrix?
            for _ in 0..<WordClassifier.iterations {
                var probabilities = scores(unknown)
                probabilities.applySoftmax()
                if let before, probabilities.meanDifference(before) < WordClassifier.leastChange { break }
                before = probabilities
                var all = unknown.transposedMultiplied(by: probabilities)
                all.add(counted)
                (self.shares, self.sizes) = Self.learned(all, zip(sizes, probabilities.columnSums()).map(+))
            }
        }

        private static func learned(_ counts: Matrix, _ sizes: [Float]) -> (Matrix, [Float]) {
            let logarithms = counts.columnSums().map { log($0 + WordClassifier.smoothing * Float(counts.rows)) }
            var shares = counts
            for row in 0..<counts.rows {
                for column in 0..<counts.columns {
                    shares[row, column] = log(counts[row, column] + WordClassifier.smoothing) - logarithms[column]
                }
            }
            return (shares, sizes.map { log($0 + 1) })
        }

        func scores(_ words: SparseMatrix) -> Matrix {
            var scores = words.multiplied(by: shares)
            scores.add(row: sizes)
            return scores
        }
    }
}

extension Matrix {
    fileprivate func columnSums() -> [Float] {
        var sums = [Float](repeating: 0, count: columns)
        for row in 0..<rows {
            for column in 0..<columns { sums[column] += self[row, column] }
        }
        return sums
    }

    /// The mean over rows of the summed absolute differences.
    fileprivate func meanDifference(_ other: Matrix) -> Float {
        zip(values, other.values).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(max(rows, 1))
    }
}
