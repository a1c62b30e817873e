import Foundation

/// The factor that turns scores into probabilities of least log-loss (temperature scaling, Guo et al. 2017).
struct ScoreTemperature: Sendable {
    let factor: Float

    /// Found by golden section over the logarithm of the factor.
    init(scores: Matrix, labels: [Int]) {
        let golden = 0.618
        var low = log(0.3)
        var high = log(60.0)
        for _ in 0..<ScoreTemperature.steps {
            let left = high - golden * (high - low)
            let right = low + golden * (high - low)
            let leftLoss = ScoreTemperature.loss(scores, labels, Float(exp(left)))
            let rightLoss = ScoreTemperature.loss(scores, labels, Float(exp(right)))
            if leftLoss < rightLoss { high = right } else { low = left }
        }
        factor = Float(exp((low + high) / 2))
    }

    private static let steps = 16

    /// A row of probabilities for each row of scores.
    func probabilities(_ scores: Matrix) -> Matrix {
        var result = scores
        for row in 0..<scores.rows {
            let highest = scores.row(row).max() ?? 0
            var total: Float = 0
            for column in 0..<scores.columns {
                let value = exp((scores[row, column] - highest) * factor)
                result[row, column] = value
                total += value
            }
            for column in 0..<scores.columns { result[row, column] /= total }
        }
        return result
    }

    private static func loss(_ scores: Matrix, _ labels: [Int], _ factor: Float) -> Double {
        var total = 0.0
        for (row, label) in labels.enumerated() {
            let values = scores.row(row)
            let highest = values.max() ?? 0
            var sum: Float = 0
            for value in values { sum += exp((value - highest) * factor) }
            total += Double(log(sum) - (scores[row, label] - highest) * factor)
        }
        return total
    }
}
