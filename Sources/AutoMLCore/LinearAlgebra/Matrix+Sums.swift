import COpenBLAS

extension Matrix {
    /// `self ← self + scale · other`.
    package mutating func add(_ other: Matrix, scale: Float) {
        precondition(rows == other.rows && columns == other.columns)
        cblas_saxpy(blasint(values.count), scale, other.values, 1, &values, 1)
    }

    package mutating func scale(by factor: Float) {
        cblas_sscal(blasint(values.count), factor, &values, 1)
    }
}
