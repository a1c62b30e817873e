/// A learner that trains each fold by itself.
package protocol FoldLearner: Learner {
    func fit(_ features: Features, _ target: Target, deadline: Deadline, seed: UInt64) throws -> any FittedModel
}

extension FoldLearner {
    package func crossFit(_ task: TrainingTask) throws -> TrainedFolds {
        let models = try Parallel.map(task.folds.count) { index in
            let rows = task.folds[index].training
            return try fit(
                task.features.selecting(rows: rows), task.target.selecting(rows: rows), deadline: task.deadline,
                seed: task.seed(fold: index))
        }
        return TrainedFolds(models: models, task: task)
    }
}
