import Foundation

/// A rising curve for each class that says what its probabilities mean; used where it tells rows that it has not seen more than
/// the temperature alone.
package struct IsotonicCalibration: Sendable, Equatable, Codable {
    /// Fewer rows would teach the curves chance.
    private static let leastRows = 1_000
    /// Curves of classes with fewer rows, too.
    private static let leastRowsOfClass = 50
    private static let parts = 5
    /// The loss has to fall by this share to be worth the steps in the curves.
    private static let leastGain = 0.002
    private static let leastProbability: Float = 1e-5

    /// One a class; of two classes one, the second's.
    let curves: [IsotonicCurve]

    /// Nil where it does not pay.
    ///
    /// - Parameters:
    ///   - probabilities: a row a row, of rows that were not learned from, after the temperature.
    ///   - classes: the class of each row.
    package init?(probabilities: Matrix, classes: [Int], seed: UInt64) {
        let counts = classes.reduce(into: [Int](repeating: 0, count: probabilities.columns)) { $0[$1] += 1 }
        guard classes.count >= Self.leastRows, counts.allSatisfy({ $0 >= Self.leastRowsOfClass }) else { return nil }
        let folds = Folds.division(of: .classes(classes, names: counts.map { _ in "" }), into: Self.parts, seed: seed, purpose: 0x150)
        var (before, after) = (0.0, 0.0)
        for fold in folds {
            let learned = IsotonicCalibration(
                curves: Self.curves(probabilities.selecting(rows: fold.training), fold.training.map { classes[$0] }))
            let held = probabilities.selecting(rows: fold.held)
            var changed = held
            learned.apply(to: &changed)
            before += Self.loss(held, fold.held.map { classes[$0] })
            after += Self.loss(changed, fold.held.map { classes[$0] })
        }
        guard after < before * (1 - Self.leastGain) else { return nil }
        curves = Self.curves(probabilities, classes)
    }

    private init(curves: [IsotonicCurve]) {
        self.curves = curves
    }

    /// Changes probabilities in place.
    package func apply(to probabilities: inout Matrix) {
        let width = probabilities.columns
        guard curves.count == (width == 2 ? 1 : width) else { return }
        for row in 0..<probabilities.rows {
            if width == 2 {
                let value = min(max(curves[0].value(probabilities[row, 1]), Self.leastProbability), 1 - Self.leastProbability)
                (probabilities[row, 0], probabilities[row, 1]) = (1 - value, value)
            } else {
                var total: Float = 0
                for column in 0..<width {
                    probabilities[row, column] = max(curves[column].value(probabilities[row, column]), Self.leastProbability)
                    total += probabilities[row, column]
                }
                for column in 0..<width { probabilities[row, column] /= total }
            }
        }
    }

    /// Whether the curves are those of so many classes.
    func fits(classes: Int) -> Bool { curves.count == (classes == 2 ? 1 : classes) && curves.allSatisfy(\.isRising) }

    private static func curves(_ probabilities: Matrix, _ classes: [Int]) -> [IsotonicCurve] {
        (probabilities.columns == 2 ? [1] : Array(0..<probabilities.columns)).map { column in
            IsotonicCurve(
                probabilities: (0..<probabilities.rows).map { probabilities[$0, column] }, happened: classes.map { $0 == column })
        }
    }

    private static func loss(_ probabilities: Matrix, _ classes: [Int]) -> Double {
        classes.indices.reduce(0) { $0 - Double(log(max(probabilities[$1, classes[$1]], leastProbability))) }
    }
}
