extension Features {
    /// The features times `weights`: a row a row, a column an output.
    func multiplied(by weights: Matrix) -> Matrix {
        switch self {
        case .dense(let table): table.matrix.multiplied(by: weights)
        case .sparse(let matrix): matrix.multiplied(by: weights)
        }
    }

    /// The transposed features times `errors`: a row a feature.
    func transposedMultiplied(by errors: Matrix) -> Matrix {
        switch self {
        case .dense(let table): table.matrix.transposedMultiplied(by: errors)
        case .sparse(let matrix): matrix.transposedMultiplied(by: errors)
        }
    }
}
