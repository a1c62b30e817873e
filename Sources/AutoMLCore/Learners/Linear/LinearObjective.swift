import Foundation

/// The mean loss of a linear model over rows, with the penalty on its squared coefficients.
struct LinearObjective {
    let features: Features
    let target: Target
    let penalty: Float
    private let outputs: Int
    private let columns: Int

    init(features: Features, target: Target, penalty: Float) {
        self.features = features
        self.target = target
        self.penalty = penalty
        outputs = target.outputCount
        columns = outputs == 2 ? 1 : outputs
    }

    private var weightCount: Int { features.columnCount * columns }

    /// No influence of any feature, and intercepts that give the overall shares or mean.
    var start: [Float] {
        let prior = PriorModel(of: target).outputs
        let intercepts: [Float] =
            switch outputs {
            case 1: prior
            case 2: [log(prior[1] / prior[0])]
            default: prior.map { log($0) }
            }
        return [Float](repeating: 0, count: weightCount) + intercepts
    }

    func model(_ parameters: [Float]) -> LinearModel {
        LinearModel(
            weights: Matrix(rows: features.columnCount, columns: columns, values: Array(parameters[..<weightCount])),
            intercepts: Array(parameters[weightCount...]), outputs: outputs)
    }

    func value(at parameters: [Float], gradient: inout [Float]) -> Double {
        let weights = Matrix(rows: features.columnCount, columns: columns, values: Array(parameters[..<weightCount]))
        var scores = features.multiplied(by: weights)
        scores.add(row: Array(parameters[weightCount...]))
        let loss = target.replaceByErrors(&scores)
        let slopes = features.transposedMultiplied(by: scores)
        for index in 0..<weightCount { gradient[index] = slopes.values[index] + penalty * parameters[index] }
        for column in 0..<columns { gradient[weightCount + column] = 0 }
        scores.addColumnSums(to: &gradient, from: weightCount)
        return loss + Double(penalty) / 2 * Double(dot(weights.values, weights.values))
    }
}
