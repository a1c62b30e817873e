/// Detectors of which each did not see the labels of some folds, and one that saw all labels.
package struct DetectionCrossFit: Sendable {
    /// What is said of a picture.
    package struct Prediction: Sendable, Equatable {
        /// The boxes worth keeping; their scores are those of the detector.
        package let boxes: [ObjectBox]
        /// The expected quality (05/AL-23).
        package let confidence: Double
    }

    /// A detector and what is known of its quality.
    package struct Model: Sendable {
        package let detector: ObjectDetector
        package let calibration: DetectionCalibration

        package func predict(_ images: ImageBatch) throws(TorchError) -> [Prediction] {
            try detector.detect(in: images).map { found in
                Prediction(boxes: calibration.kept(found), confidence: calibration.confidence(found))
            }
        }
    }

    /// Of all labels.
    package let final: Model
    private let models: [Model]
    private let groups: FoldGroups

    /// Passes of each training at most.
    package static let usualEpochs = 60
    /// Groups of folds; each is a training.
    private static let groupLimit = 3

    /// Trains on labeled pictures; `folds` is the fold of each.
    package static func fit(
        _ images: ImageBatch, boxes: [[ObjectBox]], folds: [Int], foldCount: Int, classes: Int, seed: UInt64, budget: TrainingBudget,
        epochs: Int = usualEpochs
    ) async throws -> DetectionCrossFit {
        let groups = FoldGroups(foldCount: foldCount, limit: groupLimit)
        var options = PixelTrainingOptions(seed: seed, seconds: budget.secondsEach(of: groups.count + 1))
        options.epochs = epochs
        var models = try await SideBySide.map(groups.count + 1, workers: budget.workers) { [options] index in
            let rows = folds.indices.filter { groups.group(ofFold: folds[$0]) != index }
            return try train(images, boxes, HeldOutRows(rows), classes, options)
        }
        return DetectionCrossFit(final: models.removeLast(), models: models, groups: groups)
    }

    private static func train(
        _ images: ImageBatch, _ boxes: [[ObjectBox]], _ rows: HeldOutRows, _ classes: Int, _ options: PixelTrainingOptions
    ) throws -> Model {
        let detector = try ObjectDetector.train(
            on: images.selecting(rows.learnt), boxes: rows.learnt.map { boxes[$0] }, classes: classes, options: options)
        let held = try detector.detect(in: images.selecting(rows.held))
        return Model(
            detector: detector, calibration: DetectionCalibration(detected: held, truth: rows.held.map { boxes[$0] }, classes: classes))
    }

    /// What the models that did not see the pictures' folds say of them, in order.
    package func predict(_ images: ImageBatch, folds: [Int]) throws -> [Prediction] {
        var predictions = [Prediction](repeating: Prediction(boxes: [], confidence: 0), count: images.count)
        for (group, model) in models.enumerated() {
            let rows = folds.indices.filter { groups.group(ofFold: folds[$0]) == group }
            for (row, prediction) in zip(rows, try model.predict(images.selecting(rows))) { predictions[row] = prediction }
        }
        return predictions
    }
}
