import COpenBLAS

/// The Cholesky factor of a symmetric positive definite matrix. LAPACK `spotrf`, `spotrs`.
package struct CholeskyFactor: Sendable {
    private let factor: Matrix

    package init(of matrix: Matrix) throws(LinearAlgebraError) {
        precondition(matrix.rows == matrix.columns)
        var size = blasint(matrix.rows)
        var factor = matrix
        var status: blasint = 0
        spotrf_("L", &size, &factor.values, &size, &status)
        guard status == 0 else { throw .notPositiveDefinite(order: Int(status)) }
        self.factor = factor
    }

    /// X of `matrix · X = right`.
    package func solving(_ right: Matrix) -> Matrix {
        var size = blasint(factor.rows)
        var columns = blasint(right.columns)
        var solution = [Float](repeating: 0, count: right.values.count)
        for row in 0..<right.rows {
            for column in 0..<right.columns { solution[column * right.rows + row] = right[row, column] }
        }
        var status: blasint = 0
        spotrs_("L", &size, &columns, factor.values, &size, &solution, &size, &status)
        var result = Matrix(rows: right.rows, columns: right.columns)
        for row in 0..<right.rows {
            for column in 0..<right.columns { result[row, column] = solution[column * right.rows + row] }
        }
        return result
    }
}
