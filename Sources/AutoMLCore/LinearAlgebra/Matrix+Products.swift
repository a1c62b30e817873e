import COpenBLAS

extension Matrix {
    /// `self · other`.
    package func multiplied(by other: Matrix) -> Matrix {
        precondition(columns == other.rows)
        return product(other, rows: rows, inner: columns, columns: other.columns, CblasNoTrans, CblasNoTrans)
    }

    /// `self · otherᵀ`.
    package func multiplied(byTransposed other: Matrix) -> Matrix {
        precondition(columns == other.columns)
        return product(other, rows: rows, inner: columns, columns: other.rows, CblasNoTrans, CblasTrans)
    }

    /// `selfᵀ · other`.
    package func transposedMultiplied(by other: Matrix) -> Matrix {
        precondition(rows == other.rows)
        return product(other, rows: columns, inner: rows, columns: other.columns, CblasTrans, CblasNoTrans)
    }

    private func product(
        _ other: Matrix, rows: Int, inner: Int, columns: Int, _ mine: CBLAS_TRANSPOSE, _ others: CBLAS_TRANSPOSE
    ) -> Matrix {
        var result = Matrix(rows: rows, columns: columns)
        guard rows > 0, inner > 0, columns > 0 else { return result }
        cblas_sgemm(
            CblasRowMajor, mine, others, blasint(rows), blasint(columns), blasint(inner), 1, values, blasint(self.columns),
            other.values, blasint(other.columns), 0, &result.values, blasint(columns))
        return result
    }

    /// `selfᵀ · self`, symmetric.
    package func gram() -> Matrix {
        var result = Matrix(rows: columns, columns: columns)
        guard rows > 0, columns > 0 else { return result }
        cblas_ssyrk(
            CblasRowMajor, CblasUpper, CblasTrans, blasint(columns), blasint(rows), 1, values, blasint(columns), 0, &result.values,
            blasint(columns))
        result.mirrorUpperTriangle()
        return result
    }

    private mutating func mirrorUpperTriangle() {
        let size = columns
        values.withUnsafeMutableBufferPointer { values in
            for row in 0..<size {
                for column in 0..<row { values[row * size + column] = values[column * size + row] }
            }
        }
    }
}
