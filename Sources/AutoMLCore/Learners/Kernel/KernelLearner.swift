import COpenBLAS
import Foundation

/// Kernel logistic or ridge regression with a Gaussian kernel, on landmarks drawn from the training rows (Williams & Seeger
/// 2001).
struct KernelLearner: FoldLearner {
    let view = FeatureView.dense
    /// In units of the inverse mean squared distance between rows.
    let sharpness: Double
    let penalty: Double
    let mostLandmarks: Int

    private static let mostSteps = 100
    private static let pairsForScale = 500
    /// Added to the similarity of a landmark with itself, so that equal landmarks do no harm.
    private static let jitter: Float = 1e-3

    func fit(_ features: Features, _ target: Target, deadline: Deadline, seed: UInt64) throws -> any FittedModel {
        let matrix = features.table.matrix
        var generator = SeededGenerator(seed: seed)
        let drawn = Array(0..<matrix.rows).shuffled(using: &generator).prefix(mostLandmarks).sorted()
        let landmarks = matrix.selecting(rows: drawn)
        let scale = Float(sharpness) / meanSquaredDistance(matrix, using: &generator)
        let (whitened, factor) = try whiten(matrix.similarities(to: landmarks, sharpness: scale), landmarks: drawn)
        let linear = try fitLinear(whitened, target, deadline: deadline)
        return KernelModel(landmarks: landmarks, sharpness: scale, linear: linear.unwhitened(by: factor))
    }

    private func fitLinear(_ whitened: Matrix, _ target: Target, deadline: Deadline) throws -> LinearModel {
        if case .numbers(let numbers) = target {
            return try RidgeRegression.fit(whitened, numbers: numbers, penalty: Float(penalty))
        }
        let objective = LinearObjective(
            features: .dense(FeatureTable(matrix: whitened)), target: target, penalty: Float(penalty))
        let solver = QuasiNewton(steps: Self.mostSteps, tolerance: 3e-5)
        return objective.model(solver.minimize(from: objective.start, deadline: deadline) { objective.value(at: $0, gradient: &$1) })
    }

    /// Similarities times the inverse transposed Cholesky factor of the landmarks' own, with the factor.
    private func whiten(_ similarities: Matrix, landmarks: [Int]) throws -> (whitened: Matrix, factor: Matrix) {
        var own = similarities.selecting(rows: landmarks)
        for index in 0..<own.rows { own[index, index] += Self.jitter }
        let factor = try own.lowerCholesky()
        var whitened = similarities
        whitened.solveTransposed(lower: factor)
        return (whitened, factor)
    }

    private func meanSquaredDistance(_ matrix: Matrix, using generator: inout SeededGenerator) -> Float {
        var total: Float = 0
        for _ in 0..<Self.pairsForScale {
            let (first, second) = (generator.index(below: matrix.rows), generator.index(below: matrix.rows))
            total += zip(matrix.row(first), matrix.row(second)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        return max(total / Float(Self.pairsForScale), 1e-6)
    }
}

extension LinearModel {
    /// The same model over features that were not yet multiplied by the inverse transposed `factor`.
    fileprivate func unwhitened(by factor: Matrix) -> LinearModel {
        var solution = weights
        cblas_strsm(
            CblasRowMajor, CblasLeft, CblasLower, CblasTrans, CblasNonUnit, blasint(solution.rows), blasint(solution.columns), 1,
            factor.values, blasint(factor.columns), &solution.values, blasint(solution.columns))
        return LinearModel(weights: solution, intercepts: intercepts, outputs: outputs)
    }
}
