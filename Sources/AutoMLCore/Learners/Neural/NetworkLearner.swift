/// Networks of all folds side by side, stopped at the epoch that is best on the mean of their held-out losses.
struct NetworkLearner: Learner {
    private static let mostEpochs = 150
    private static let patience = 8
    private static let patienceShare = 0.3
    private static let rowsAtOnce = 5_000
    /// Of the time there is, for predicting with what was learned.
    private static let shareToFinish = 0.02

    let view = FeatureView.dense
    let settings: NetworkSettings

    func crossFit(_ task: TrainingTask) throws -> TrainedFolds {
        let (settings, deadline) = (settings, task.deadline.keeping(share: Self.shareToFinish))
        // Folds of few rows would wait for each other more than they learn.
        let epochsAtOnce = min(max(Self.rowsAtOnce / max(task.features.rowCount, 1), 1), Self.patience)
        let models = try Lockstep<[Double], any FittedModel>(count: task.folds.count).run { index in
            let fold = task.folds[index]
            let matrix = task.features.table.matrix
            let training = NetworkTraining(
                features: matrix.selecting(rows: fold.training), target: task.target.selecting(rows: fold.training),
                settings: settings, seed: task.seed(fold: index))
            let (held, truth) = (matrix.selecting(rows: fold.held), task.target.selecting(rows: fold.held))
            var losses: [Double] = []
            return Lockstep.Worker(
                step: {
                    for epoch in 0..<epochsAtOnce where epoch == 0 || !deadline.isOver {
                        training.runEpoch(deadline: deadline)
                        guard var scores = training.snapshots.last?.scores(held) else { break }
                        losses.append(truth.replaceByErrors(&scores))
                    }
                    return losses
                },
                finish: { losses in training.snapshots[MeanCurve(losses).best - 1] })
        } goesOn: { losses in
            let curve = MeanCurve(losses)
            return !curve.isOver(patience: Self.patience, share: Self.patienceShare) && curve.length < Self.mostEpochs
                && !deadline.isOver
        }
        return TrainedFolds(models: models, task: task)
    }
}
