import COpenBLAS

/// Least squares of one-against-rest codes on features, with a ridge: a linear classifier whose predictions for its own
/// training rows, each left out, follow from one factorization (Allen 1974; Rifkin & Lippert 2007, "Notes on
/// regularized least squares").
package struct RidgeClassifier: Sendable {
    /// A row a feature, a column a class.
    package let weights: Matrix
    /// The scores of the training rows, each as a fit without it would give: rows × classes.
    package let leftOut: Matrix

    /// The ridge as a share of the features' mean squared length.
    package static let ridges: [Float] = [0.03, 0.1, 0.3, 1, 3]

    /// The fit of the ridge, among `ridges`, that classifies most rows rightly when they are left out, by least loss.
    package static func best(features: Matrix, labels: [Int], classCount: Int, ridges: [Float] = ridges) throws(LinearAlgebraError)
        -> RidgeClassifier
    {
        let gram = features.multiplied(byTransposed: features)
        let scale = max(gram.trace / Float(max(gram.rows, 1)), .leastNormalMagnitude)
        let codes = codes(of: labels, classCount: classCount)
        var best: (loss: Double, coefficients: Matrix, leftOut: Matrix)?
        for ridge in ridges {
            let (coefficients, leftOut) = try fit(gram: gram, codes: codes, ridge: ridge * scale)
            let loss = squaredError(leftOut, codes)
            if loss < best?.loss ?? .infinity { best = (loss, coefficients, leftOut) }
        }
        guard let best else { throw .noConvergence }
        return RidgeClassifier(weights: features.transposedMultiplied(by: best.coefficients), leftOut: best.leftOut)
    }

    /// The scores of rows: rows × classes; higher is likelier.
    package func scores(_ features: Matrix) -> Matrix {
        features.multiplied(by: weights)
    }

    /// 1 for the class of a row, else as much below 0 as makes the row's sum 0.
    private static func codes(of labels: [Int], classCount: Int) -> Matrix {
        var codes = Matrix(rows: labels.count, columns: classCount, repeating: classCount > 1 ? -1 / Float(classCount - 1) : 1)
        for (row, label) in labels.enumerated() { codes[row, label] = 1 }
        return codes
    }

    private static func fit(gram: Matrix, codes: Matrix, ridge: Float) throws(LinearAlgebraError) -> (Matrix, Matrix) {
        var raised = gram
        for index in 0..<gram.rows { raised[index, index] += ridge }
        let inverse = try raised.inverseOfPositiveDefinite()
        let coefficients = inverse.multiplied(by: codes)
        var leftOut = codes
        for row in 0..<codes.rows {
            let own = inverse[row, row]
            for column in 0..<codes.columns { leftOut[row, column] -= coefficients[row, column] / own }
        }
        return (coefficients, leftOut)
    }

    private static func squaredError(_ predicted: Matrix, _ codes: Matrix) -> Double {
        var total = 0.0
        for index in predicted.values.indices {
            let difference = Double(predicted.values[index] - codes.values[index])
            total += difference * difference
        }
        return total
    }
}

extension Matrix {
    /// The inverse of a symmetric positive definite matrix, by its Cholesky factor. LAPACK `spotrf`, `spotri`.
    func inverseOfPositiveDefinite() throws(LinearAlgebraError) -> Matrix {
        var inverse = self
        var size = blasint(rows)
        var status: blasint = 0
        spotrf_("U", &size, &inverse.values, &size, &status)
        guard status == 0 else { throw .notPositiveDefinite(order: Int(status)) }
        spotri_("U", &size, &inverse.values, &size, &status)
        guard status == 0 else { throw .notPositiveDefinite(order: Int(status)) }
        // Fortran's upper triangle is the lower one of rows.
        for row in 0..<rows {
            for column in (row + 1)..<max(columns, row + 1) { inverse[row, column] = inverse[column, row] }
        }
        return inverse
    }
}
