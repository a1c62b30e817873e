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

    /// Rows that the ridge is picked on, at most: the best one hardly changes with more.
    private static let rowsToPickOn = 500

    /// A fit of the ridge, among `ridges`, that predicts rows best when they are left out.
    package static func best(features: Matrix, labels: [Int], classCount: Int) throws(LinearAlgebraError) -> RidgeClassifier {
        let step = max(1, labels.count / rowsToPickOn)
        let rows = Array(stride(from: 0, to: labels.count, by: step))
        let some = features.selecting(rows: rows)
        let gram = some.multiplied(byTransposed: some)
        let someCodes = codes(of: rows.map { labels[$0] }, classCount: classCount)
        var best: (loss: Double, ridge: Float) = (.infinity, 1)
        for ridge in ridges {
            let loss = squaredError(try fit(gram: gram, codes: someCodes, ridge: ridge).1, someCodes)
            if loss < best.loss { best = (loss, ridge) }
        }
        let (coefficients, leftOut) = try fit(
            gram: features.multiplied(byTransposed: features), codes: codes(of: labels, classCount: classCount), ridge: best.ridge)
        return RidgeClassifier(weights: features.transposedMultiplied(by: coefficients), leftOut: leftOut)
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
        let added = ridge * max(gram.trace / Float(max(gram.rows, 1)), .leastNormalMagnitude)
        for index in 0..<gram.rows { raised[index, index] += added }
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
