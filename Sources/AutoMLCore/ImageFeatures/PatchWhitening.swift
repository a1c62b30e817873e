/// Takes away what neighbouring pixels have in common: patches are turned and scaled so that their values are uncorrelated
/// with equal variance, and turned back (ZCA: Bell & Sejnowski 1997).
struct PatchWhitening: Sendable {
    private let means: [Float]
    private let rotation: Matrix

    /// Added to variances, so that noise is not blown up.
    private static let floor: Float = 0.1

    init(patches: Matrix) throws(LinearAlgebraError) {
        var means = [Float](repeating: 0, count: patches.columns)
        for row in 0..<patches.rows {
            for column in 0..<patches.columns { means[column] += patches.values[row * patches.columns + column] }
        }
        let count = Float(max(patches.rows, 1))
        means = means.map { $0 / count }
        self.means = means
        var covariance = PatchWhitening.centered(patches, means).gram()
        for index in covariance.values.indices { covariance.values[index] /= count }
        let eigen = try SymmetricEigen(of: covariance)
        var scaled = eigen.eigenvectors
        for row in 0..<scaled.rows {
            let scale = 1 / (max(eigen.eigenvalues[row], 0) + PatchWhitening.floor).squareRoot()
            for column in 0..<scaled.columns { scaled[row, column] *= scale }
        }
        rotation = eigen.eigenvectors.transposedMultiplied(by: scaled)
    }

    func apply(_ patches: Matrix) -> Matrix {
        PatchWhitening.centered(patches, means).multiplied(by: rotation)
    }

    private static func centered(_ patches: Matrix, _ means: [Float]) -> Matrix {
        var patches = patches
        for row in 0..<patches.rows {
            for column in 0..<patches.columns { patches.values[row * patches.columns + column] -= means[column] }
        }
        return patches
    }
}
