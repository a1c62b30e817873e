/// Networks of all folds side by side, stopped at the epoch that is best on the mean of their held-out losses.
struct NetworkLearner: Learner {
    private static let mostEpochs = 150
    private static let patience = 8
    private static let patienceShare = 0.3

    let view = FeatureView.dense
    let settings: NetworkSettings

    func crossFit(_ task: TrainingTask) throws -> TrainedFolds {
        let settings = settings
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
                    training.runEpoch(deadline: task.deadline)
                    guard var scores = training.snapshots.last?.scores(held) else { return losses }
                    losses.append(truth.replaceByErrors(&scores))
                    return losses
                },
                finish: { losses in training.snapshots[MeanCurve(losses).best - 1] })
        } goesOn: { losses in
            let curve = MeanCurve(losses)
            return !curve.isOver(patience: Self.patience, share: Self.patienceShare) && curve.length < Self.mostEpochs
                && !task.deadline.isOver
        }
        return TrainedFolds(models: models, task: task)
    }
}
