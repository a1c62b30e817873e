import Foundation

/// Random forests and extremely randomized trees.
struct ForestLearner: Learner {
    let view = FeatureView.trees
    let settings: ForestSettings

    func crossFit(_ task: TrainingTask) throws -> TrainedFolds {
        let binned = BinnedTable(task.features.table.matrix)
        let target = ForestTarget(task.target)
        let folds = task.folds.count
        // Tree after tree of all folds, so that a deadline leaves every fold as many.
        let grown = Parallel.map(settings.trees * folds) { index -> GrownTree? in
            let (tree, fold) = index.quotientAndRemainder(dividingBy: folds)
            guard tree == 0 || !task.deadline.isOver else { return nil }
            var generator = SeededGenerator(seed: task.seed(fold: fold), purpose: tree)
            var grower = TreeGrower(table: binned, target: target, settings: settings)
            return grower.grow(rows: task.folds[fold].training, using: &generator)
        }
        let models = (0..<folds).map { fold in
            let trees = stride(from: fold, to: grown.count, by: folds).compactMap { grown[$0] }
            return model(trees, outputs: target.outputs)
        }
        return TrainedFolds(models: models, task: task)
    }

    private func model(_ trees: [GrownTree], outputs: Int) -> any FittedModel {
        var model = TreeModel(output: .mean, base: [Float](repeating: 0, count: outputs))
        for tree in trees {
            if outputs == 1 {
                model.append(tree: tree.nodes, column: 0)
            } else {
                model.append(tree: tree.nodes, leafValues: tree.leafValues)
            }
        }
        return model
    }
}
