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
    private static let roundsAtOnce = 12
    private static let mostTrees = 50_000
    /// Of the time there is, for turning boosters into models and predicting with them.
    private static let shareToFinish = 0.12

    package func crossFit(_ task: TrainingTask) throws -> TrainedFolds {
        let settings = settings.merging(objective(of: task)) { $1 }
        // Trees of all classes and folds together cost, whatever the number of rows.
        let mostRounds = min(mostRounds, max(Self.mostTrees / (task.target.outputCount * task.folds.count), Self.roundsAtOnce))
        let deadline = task.deadline.keeping(share: Self.shareToFinish)
        // State of libxgboost belongs to the thread that made it.
        let models = try Lockstep<[Double], any FittedModel>(count: task.folds.count).run { index in
            let booster = try Self.booster(settings: settings, task: task, fold: index)
            return Lockstep.Worker(
                step: {
                    // One round is grown whatever the time, so that every fold has a model.
                    if booster.rounds == 0 { try booster.grow(rounds: 1, deadline: .never) }
                    try booster.grow(rounds: Self.roundsAtOnce, deadline: deadline)
                    return booster.losses
                },
                finish: { losses in
                    try TreeModel(
                        serialized: booster.serialized(), rounds: MeanCurve(losses).best, outputs: task.target.outputCount)
                })
        } goesOn: { losses in
            let curve = MeanCurve(losses)
            return !curve.isOver(patience: Self.patience, share: Self.patienceShare) && curve.length < mostRounds && !deadline.isOver
        }
        return TrainedFolds(models: models, task: task)
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
