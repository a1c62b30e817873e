import Foundation

/// Predicted class probabilities beside the actual classes (09/AML-77..81).
struct ClassComparison {
    /// A probability below this one counts as this one, so that one row cannot make the log loss infinite.
    private static let leastProbability = 1e-15

    let probabilities: ClassProbabilities
    /// For each row the position of its class among those of the probabilities; positions past them are of classes that the
    /// predictions do not know.
    let truth: [Int]
    let weights: [Double]?
    /// The classes of the probabilities, then those that only the truth has.
    let names: [String]

    init(probabilities: ClassProbabilities, truth: [Int], names: [String], weights: [Double]?) {
        self.probabilities = probabilities
        self.weights = weights
        guard names != probabilities.classes else {
            (self.truth, self.names) = (truth, names)
            return
        }
        let unknown = names.filter { !probabilities.classes.contains($0) }
        let all = probabilities.classes + unknown
        let positions = Dictionary(all.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let mapping = names.map { positions[$0] ?? all.count }
        self.truth = truth.map { mapping[$0] }
        self.names = all
    }

    func value(of metric: Metric) -> Double {
        switch metric {
        case .accuracy: matrix(weights).accuracy
        case .balancedAccuracy: matrix(nil).balancedAccuracy
        case .precision: positive { $0.precision(of: $1) }
        case .recall: positive { $0.recall(of: $1) }
        case .f1: positive { $0.f1(of: $1) }
        case .precisionMacro: matrix(weights).meanOfClasses { $0.precision(of: $1) }
        case .recallMacro: matrix(weights).meanOfClasses { $0.recall(of: $1) }
        case .f1Macro: matrix(weights).meanOfClasses { $0.f1(of: $1) }
        case .logLoss: logLoss
        case .auc: probabilities.classes.count == 2 ? ranking.areaUnderROC : .nan
        case .mae, .mse, .rmse, .r2: .nan
        }
    }

    /// The rows by the probability of the second class, the positive one.
    var ranking: ScoreRanking {
        ScoreRanking(
            scores: (0..<probabilities.rowCount).map { Double(probabilities[$0, 1]) },
            isPositive: truth.map { $0 == 1 }, weights: weights)
    }

    func matrix(_ weights: [Double]?) -> ConfusionMatrix {
        ConfusionMatrix(
            names: names, actual: truth, predicted: (0..<probabilities.rowCount).map { probabilities.best($0) }, weights: weights)
    }

    private func positive(_ measure: (ConfusionMatrix, Int) -> Double) -> Double {
        guard probabilities.classes.count == 2, probabilities.rowCount > 0 else { return .nan }
        return measure(matrix(weights), 1)
    }

    private var logLoss: Double {
        var (weight, loss) = (0.0, 0.0)
        for row in truth.indices {
            let share = weights?[row] ?? 1
            let isKnown = truth[row] < probabilities.classes.count
            let probability = isKnown ? Double(probabilities[row, truth[row]]) : 0
            weight += share
            loss -= share * log(min(max(probability, Self.leastProbability), 1))
        }
        return weight > 0 ? loss / weight : .nan
    }
}
