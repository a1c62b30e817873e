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
        return try fit(features: features, codes: codes(of: labels, classCount: classCount), ridge: best.ridge)
    }

    /// A fit by whichever of the two equal forms of the solution has the smaller matrix to invert.
    static func fit(features: Matrix, codes: Matrix, ridge: Float) throws(LinearAlgebraError) -> RidgeClassifier {
        if features.rows > features.columns { return try primalFit(features: features, codes: codes, ridge: ridge) }
        let (coefficients, leftOut) = try fit(gram: features.multiplied(byTransposed: features), codes: codes, ridge: ridge)
        return RidgeClassifier(weights: features.transposedMultiplied(by: coefficients), leftOut: leftOut)
    }

    /// The solution that inverts features × features: with `h` the influence of a row on its own score, leaving it out
    /// makes its residual 1 / (1 - h) times as large.
    static func primalFit(features: Matrix, codes: Matrix, ridge: Float) throws(LinearAlgebraError) -> RidgeClassifier {
        let inverse = try raised(features.gram(), by: ridge, rows: features.rows).inverseOfPositiveDefinite()
        let weights = inverse.multiplied(by: features.transposedMultiplied(by: codes))
        let fitted = features.multiplied(by: weights)
        let influenced = features.multiplied(by: inverse)
        var leftOut = codes
        for row in 0..<codes.rows {
            let own = zip(features.row(row), influenced.row(row)).reduce(Float(0)) { $0 + $1.0 * $1.1 }
            let factor = 1 / max(1 - own, .leastNormalMagnitude)
            for column in 0..<codes.columns { leftOut[row, column] -= (codes[row, column] - fitted[row, column]) * factor }
        }
        return RidgeClassifier(weights: weights, leftOut: leftOut)
    }

    /// A matrix of products with the ridge, a share of the mean squared length of `rows` rows, on its diagonal.
    private static func raised(_ products: Matrix, by ridge: Float, rows: Int) -> Matrix {
        var raised = products
        let added = ridge * max(products.trace / Float(max(rows, 1)), .leastNormalMagnitude)
        for index in 0..<products.rows { raised[index, index] += added }
        return raised
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
        let inverse = try raised(gram, by: ridge, rows: gram.rows).inverseOfPositiveDefinite()
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
