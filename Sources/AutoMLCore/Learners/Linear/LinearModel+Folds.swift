extension LinearModel {
    private static let parts = 4

    /// What several models of one size say of rows of few values: each value of a row is looked up once for all of them, which is
    /// where the time goes.
    static func predict(_ models: [LinearModel], _ features: SparseMatrix) -> [Matrix] {
        let width = models[0].weights.columns
        var joined = Matrix(rows: features.columns, columns: width * models.count)
        joined.values.withUnsafeMutableBufferPointer { joined in
            for (index, model) in models.enumerated() {
                model.weights.values.withUnsafeBufferPointer { weights in
                    for row in 0..<features.columns {
                        for column in 0..<width {
                            joined[(row * models.count + index) * width + column] = weights[row * width + column]
                        }
                    }
                }
            }
        }
        let weights = joined
        let scores = Parallel.map(parts) { part in
            features.multiplied(by: weights, rows: features.rows * part / parts..<features.rows * (part + 1) / parts).values
        }
        let all = Matrix(rows: features.rows, columns: width * models.count, values: Array(scores.joined()))
        return models.enumerated().map { index, model in model.prediction(scores: all.columns(index * width..<(index + 1) * width)) }
    }
}

extension Matrix {
    fileprivate func columns(_ range: Range<Int>) -> Matrix {
        var result: [Float] = []
        result.reserveCapacity(rows * range.count)
        for row in 0..<rows { result += values[row * columns + range.lowerBound..<row * columns + range.upperBound] }
        return Matrix(rows: rows, columns: range.count, values: result)
    }
}
