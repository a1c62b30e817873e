import Testing

@testable import AutoMLCore

@Suite("Ridge classifiers")
struct RidgeClassifierTests {
    private static let classCount = 3

    /// Rows about one centre a class.
    private static func rows(_ count: Int, columns: Int) -> (features: Matrix, labels: [Int]) {
        var generator = SeededGenerator(seed: 3)
        var features = Matrix(rows: count, columns: columns)
        let labels = (0..<count).map { _ in Int.random(in: 0..<classCount, using: &generator) }
        for row in 0..<count {
            for column in 0..<columns {
                let centre: Float = column % classCount == labels[row] ? 1 : 0
                features[row, column] = centre + Float.random(in: -1...1, using: &generator)
            }
        }
        return (features, labels)
    }

    private static func codes(_ labels: [Int]) -> Matrix {
        var codes = Matrix(rows: labels.count, columns: classCount, repeating: -0.5)
        for (row, label) in labels.enumerated() { codes[row, label] = 1 }
        return codes
    }

    @Test("Rows that were left out are scored as by a fit without them", arguments: [(30, 8), (8, 30)])
    func leavingOut(_ count: Int, _ columns: Int) throws {
        let (features, labels) = Self.rows(count, columns: columns)
        let codes = Self.codes(labels)
        let all = try RidgeClassifier.fit(features: features, codes: codes, ridge: 0.3)
        // The ridge is a share of the mean squared length, which one row less changes: the same ridge is asked for.
        let lengths = (0..<count).map { row in features.row(row).reduce(0) { $0 + $1 * $1 } }
        let mean = lengths.reduce(0, +) / Float(count)
        for left in [0, count / 2, count - 1] {
            let rest = (0..<count).filter { $0 != left }
            let restMean = rest.reduce(0) { $0 + lengths[$1] } / Float(rest.count)
            let fit = try RidgeClassifier.fit(
                features: features.selecting(rows: rest), codes: codes.selecting(rows: rest), ridge: 0.3 * mean / restMean)
            let scores = fit.scores(features.selecting(rows: [left]))
            for column in 0..<Self.classCount { #expect(abs(scores[0, column] - all.leftOut[left, column]) < 1e-3) }
        }
    }

    @Test("Both forms of the solution are one")
    func forms() throws {
        let (features, labels) = Self.rows(40, columns: 40)
        let codes = Self.codes(labels)
        let dual = try RidgeClassifier.fit(features: features, codes: codes, ridge: 0.1)
        let primal = try RidgeClassifier.primalFit(features: features, codes: codes, ridge: 0.1)
        for index in dual.weights.values.indices { #expect(abs(dual.weights.values[index] - primal.weights.values[index]) < 1e-3) }
        for index in dual.leftOut.values.indices { #expect(abs(dual.leftOut.values[index] - primal.leftOut.values[index]) < 1e-3) }
    }
}
