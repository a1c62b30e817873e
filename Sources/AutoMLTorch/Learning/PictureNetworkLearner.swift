import AutoMLCore
import Foundation

/// Convolutional networks over pixels. They have folds of their own, since trainings are long and a few have to do.
///
/// Trainings use what time they may; where nothing ends them, the result depends on the seed alone.
struct PictureNetworkLearner: Learner {
    let view = FeatureView.pixels

    private static let folds = 4
    /// Pictures that a training sees, with repetitions: where nothing ends it, and in any time.
    private static let passes = (usual: 20_000, most: 150_000)
    private static let epochs = 10...300
    /// In less, a network of half the width learns more, being three times as fast.
    private static let secondsForUsualWidth = 20.0
    private static let narrow = 16
    /// What all trainings get where nothing ends them.
    private static let mostSeconds = 7_200.0
    private static let leastSeconds = 0.1

    func crossFit(_ task: TrainingTask) throws -> TrainedFolds {
        guard case .classes(let labels, let names) = task.target else { throw TorchError("networks of pictures tell classes apart") }
        let images = try ImageBatch(pixels: task.features)
        let mirrors = MirrorSymmetry.isLikely(of: images)
        let folds = Folds.division(of: task.target, into: Self.folds, seed: task.seed)
        let workers = ProcessInfo.processInfo.activeProcessorCount
        let seconds = task.deadline.secondsLeft
        let passes = seconds.isFinite ? Self.passes.most : Self.passes.usual
        let budget = TrainingBudget(seconds: min(max(seconds, Self.leastSeconds), Self.mostSeconds), workers: workers)
        let models = try Parallel.map(folds.count) { index in
            let rows = folds[index].training
            var options = ImageClassifierOptions(seed: task.seed(fold: index), seconds: budget.secondsEach(of: folds.count))
            options.epochs = min(max(passes / max(rows.count, 1), Self.epochs.lowerBound), Self.epochs.upperBound)
            if options.seconds < Self.secondsForUsualWidth { options.width = Self.narrow }
            options.mirrors = mirrors
            let classifier = try ImageClassifier.train(
                on: images.selecting(rows), labels: rows.map { labels[$0] }, classes: names.count, options: options)
            return PictureNetworkModel(classifier: classifier, bytes: try classifier.data(), classes: names.count)
        }
        let held = Parallel.map(folds.count) { models[$0].predict(task.features.selecting(rows: folds[$0].held)) }
        return TrainedFolds(models: models, outOfFold: TrainedFolds.joining(held, folds: folds, rowCount: labels.count))
    }
}

extension ImageBatch {
    /// The pictures of a view of pixels.
    init(pixels features: Features) throws(TorchError) {
        try self.init(
            values: features.table.matrix.values, channels: PicturePixels.channels, height: PicturePixels.side, width: PicturePixels.side)
    }
}
