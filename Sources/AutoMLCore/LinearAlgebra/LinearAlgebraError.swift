/// Why a matrix could not be decomposed.
package enum LinearAlgebraError: Error, Equatable, CustomStringConvertible {
    /// The leading minor of this order is not positive, so there is no Cholesky factor.
    case notPositiveDefinite(order: Int)
    /// LAPACK's divide and conquer did not converge.
    case noConvergence

    package var description: String {
        switch self {
        case .notPositiveDefinite(let order): "the matrix is not positive definite (at row \(order)): raise the regularization"
        case .noConvergence: "the eigenvalues did not converge: the matrix holds values that are not finite"
        }
    }
}
