import COpenBLAS

/// The eigenvalues of a symmetric matrix in ascending order, and its eigenvectors. LAPACK `ssyevd`.
package struct SymmetricEigen: Sendable {
    package let eigenvalues: [Float]
    /// Row `i` is the eigenvector of `eigenvalues[i]`, of length 1.
    package let eigenvectors: Matrix

    package init(of matrix: Matrix) throws(LinearAlgebraError) {
        precondition(matrix.rows == matrix.columns)
        var size = blasint(matrix.rows)
        var vectors = matrix.values
        var eigenvalues = [Float](repeating: 0, count: matrix.rows)
        var status: blasint = 0
        var workSize = 1 + 6 * size + 2 * size * size
        var integerWorkSize = 3 + 5 * size
        var work = [Float](repeating: 0, count: Int(workSize))
        var integerWork = [blasint](repeating: 0, count: Int(integerWorkSize))
        // Fortran sees the transpose of the symmetric matrix, and leaves eigenvectors in its columns: rows here.
        ssyevd_("V", "U", &size, &vectors, &size, &eigenvalues, &work, &workSize, &integerWork, &integerWorkSize, &status)
        guard status == 0 else { throw .noConvergence }
        self.eigenvalues = eigenvalues
        eigenvectors = Matrix(rows: matrix.rows, columns: matrix.rows, values: vectors)
    }
}
