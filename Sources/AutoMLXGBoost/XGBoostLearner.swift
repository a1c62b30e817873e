package import AutoMLCore
import Foundation

/// Gradient-boosted trees by libxgboost. All folds grow side by side, each by one thread, and stop at the round that is
/// best on the mean of their held-out losses: a fold's own best round would flatter it.
package struct XGBoostLearner: Learner {
    package let view = FeatureView.trees

    /// Of libxgboost, without the objective.
    let settings: [String: String]
    let mostRounds: Int
    /// Growth ends when the mean loss has not fallen for so many rounds, or for `patienceShare` of the best round.
    private static let patience = 25
    private static let patienceShare = 0.3
    private static let roundsAtOnce = 10

    package func crossFit(_ task: TrainingTask) throws -> TrainedFolds {
        let settings = settings.merging(objective(of: task)) { $1 }
        let mostRounds = mostRounds
        // State of libxgboost belongs to the thread that made it.
        let models = try Lockstep<[Double], any FittedModel>(count: task.folds.count).run { index in
            let booster = try Self.booster(settings: settings, task: task, fold: index)
            return Lockstep.Worker(
                step: {
                    // One round is grown whatever the time, so that every fold has a model.
                    if booster.rounds == 0 { try booster.grow(rounds: 1, deadline: .never) }
                    try booster.grow(rounds: Self.roundsAtOnce, deadline: task.deadline)
                    return booster.losses
                },
                finish: { losses in
                    try TreeModel(
                        serialized: booster.serialized(), rounds: Self.bestRound(losses).best, outputs: task.target.outputCount)
                })
        } goesOn: { losses in
            let (best, grown) = Self.bestRound(losses)
            let patience = max(Self.patience, Int(Double(best) * Self.patienceShare))
            return grown - best < patience && grown < mostRounds && !task.deadline.isOver
        }
        return TrainedFolds(models: models, task: task)
    }

    /// The round of least mean loss, counted from 1, among those that all folds reached, and the number of those.
    static func bestRound(_ losses: [[Double]]) -> (best: Int, grown: Int) {
        let grown = losses.map(\.count).min() ?? 0
        let means = (0..<grown).map { round in losses.reduce(0) { $0 + $1[round] } }
        return ((means.indices.min { means[$0] < means[$1] } ?? 0) + 1, grown)
    }

    private static func booster(settings: [String: String], task: TrainingTask, fold index: Int) throws -> Booster {
        let (fold, table) = (task.folds[index], task.features.table)
        return try Booster(
            settings: settings.merging(["seed": String(task.seed(fold: index) >> 34)]) { $1 },
            training: TrainingMatrix(table.selecting(rows: fold.training), target: task.target.selecting(rows: fold.training)),
            held: TrainingMatrix(table.selecting(rows: fold.held), target: task.target.selecting(rows: fold.held)))
    }

    private func objective(of task: TrainingTask) -> [String: String] {
        switch task.target.outputCount {
        case 1: ["objective": "reg:squarederror", "base_score": "0", "eval_metric": "rmse"]
        case 2: ["objective": "binary:logistic", "base_score": "0.5", "eval_metric": "logloss"]
        case let count:
            ["objective": "multi:softprob", "num_class": String(count), "base_score": "0", "eval_metric": "mlogloss"]
        }
    }
}
