/// Least squares with a penalty on the squared coefficients, solved exactly.
enum RidgeRegression {
    /// - Parameter penalty: against the mean squared error of a row.
    static func fit(_ features: Matrix, numbers: [Double], penalty: Float) throws(LinearAlgebraError) -> LinearModel {
        let share = 1 / Float(max(features.rows, 1))
        let means = (0..<features.columns).map { column in (0..<features.rows).reduce(0) { $0 + features[$1, column] } * share }
        let mean = Float(numbers.reduce(0, +)) * share
        var centered = features
        centered.add(row: means.map { -$0 })
        let target = Matrix(rows: numbers.count, columns: 1, values: numbers.map { Float($0) - mean })
        var gram = centered.gram()
        for index in 0..<gram.rows { gram[index, index] += penalty * Float(features.rows) }
        let weights = try CholeskyFactor(of: gram).solving(centered.transposedMultiplied(by: target))
        return LinearModel(weights: weights, intercepts: [mean - dot(weights.values, means)], outputs: 1)
    }
}
