import COpenBLAS

/// Features whose products approximate a kernel: a kernel's values between objects and `m` landmarks, whitened by the
/// landmarks' own (the Nyström method, Williams & Seeger 2001): `Φ = K(X, L) · C⁻ᵀ` with `C Cᵀ = K(L, L)`.
///
/// With `smoothing`, features are multiplied by a factor of their own covariance over all objects, labeled or not, which
/// squares the kernel's spectrum: directions along which the data vary count more, as in latent semantic indexing
/// (cluster kernels, Chapelle et al. 2002). It is how unlabeled objects help.
package struct LandmarkMap: Sendable {
    /// `Φ`: a row an object, at most as many columns as there are landmarks.
    package static func features(kernel: Matrix, landmarks: [Int], smoothing: Bool) throws(LinearAlgebraError) -> Matrix {
        let own = kernel.selecting(rows: landmarks)
        let factor = try factor(of: own)
        var features = kernel
        features.solveTransposed(lower: factor)
        guard smoothing else { return features }
        var covariance = features.gram()
        let scale = Float(features.columns) / max(covariance.trace, .leastNormalMagnitude)
        for index in covariance.values.indices { covariance.values[index] *= scale }
        features.multiply(lower: try LandmarkMap.factor(of: covariance))
        features.normalizeMeanSquare()
        return features
    }

    /// The lower Cholesky factor of a matrix that may be singular: with as little on the diagonal as it takes.
    private static func factor(of matrix: Matrix) throws(LinearAlgebraError) -> Matrix {
        var jitter = max(matrix.trace / Float(max(matrix.rows, 1)), 1e-6) * 1e-4
        while true {
            var raised = matrix
            for index in 0..<matrix.rows { raised[index, index] += jitter }
            do {
                return try raised.lowerCholesky()
            } catch {
                jitter *= 10
                guard jitter.isFinite, jitter < 1e6 else { throw error }
            }
        }
    }
}

extension Matrix {
    var trace: Float { (0..<min(rows, columns)).reduce(0) { $0 + self[$1, $1] } }

    /// L of `self = L · Lᵀ`, with zeros above the diagonal.
    func lowerCholesky() throws(LinearAlgebraError) -> Matrix {
        var factor = self
        var size = blasint(rows)
        var status: blasint = 0
        // Fortran's upper triangle is the lower one of rows.
        spotrf_("U", &size, &factor.values, &size, &status)
        guard status == 0 else { throw .notPositiveDefinite(order: Int(status)) }
        for row in 0..<rows {
            for column in (row + 1)..<max(columns, row + 1) { factor[row, column] = 0 }
        }
        return factor
    }

    /// `self ← self · lower⁻ᵀ`.
    mutating func solveTransposed(lower: Matrix) {
        cblas_strsm(
            CblasRowMajor, CblasRight, CblasLower, CblasTrans, CblasNonUnit, blasint(rows), blasint(columns), 1, lower.values,
            blasint(columns), &values, blasint(columns))
    }

    /// `self ← self · lower`.
    mutating func multiply(lower: Matrix) {
        cblas_strmm(
            CblasRowMajor, CblasRight, CblasLower, CblasNoTrans, CblasNonUnit, blasint(rows), blasint(columns), 1, lower.values,
            blasint(columns), &values, blasint(columns))
    }

    /// Scales all rows by one factor, so that their mean squared length is 1.
    mutating func normalizeMeanSquare() {
        let total = values.withUnsafeBufferPointer { values in
            cblas_sdot(blasint(values.count), values.baseAddress, 1, values.baseAddress, 1)
        }
        guard total > 0, rows > 0 else { return }
        cblas_sscal(blasint(values.count), (Float(rows) / total).squareRoot(), &values, 1)
    }
}
