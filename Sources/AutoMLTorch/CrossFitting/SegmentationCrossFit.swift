/// Segmenters of which each did not see the labels of some folds, and one that saw all labels.
package struct SegmentationCrossFit: Sendable {
    /// What is said of a picture.
    package struct Prediction: Sendable, Equatable {
        /// The class of each pixel.
        package let mask: [UInt8]
        /// The expected quality (05/AL-24).
        package let confidence: Double
    }

    /// A segmenter and what is known of its quality.
    package struct Model: Sendable {
        package let segmenter: ImageSegmenter
        package let calibration: SegmentationCalibration

        package func predict(_ images: ImageBatch) throws(TorchError) -> [Prediction] {
            let said = try segmenter.segment(images)
            return (0..<images.count).map { Prediction(mask: Array(said.masks[$0]), confidence: calibration.confidence(said, mask: $0)) }
        }
    }

    /// Of all labels.
    package let final: Model
    private let models: [Model]
    private let groups: FoldGroups

    /// Passes of each training at most.
    package static let usualEpochs = 100
    /// Groups of folds; each is a training.
    private static let groupLimit = 3

    /// Trains on labeled pictures; `folds` is the fold of each.
    ///
    /// - Parameter background: the class that the quality leaves out.
    package static func fit(
        _ images: ImageBatch, masks: MaskBatch, folds: [Int], foldCount: Int, classes: Int, background: Int?, seed: UInt64,
        budget: TrainingBudget, epochs: Int = usualEpochs
    ) async throws -> SegmentationCrossFit {
        let groups = FoldGroups(foldCount: foldCount, limit: groupLimit)
        var options = PixelTrainingOptions(seed: seed, seconds: budget.secondsEach(of: groups.count + 1))
        options.epochs = epochs
        var models = try await SideBySide.map(groups.count + 1, workers: budget.workers) { [options] index in
            let rows = HeldOutRows(folds.indices.filter { groups.group(ofFold: folds[$0]) != index })
            let segmenter = try ImageSegmenter.train(
                on: images.selecting(rows.learnt), masks: try masks.selecting(rows.learnt), classes: classes, options: options)
            let held = try segmenter.segment(images.selecting(rows.held))
            return Model(
                segmenter: segmenter,
                calibration: SegmentationCalibration(segmented: held, truth: try masks.selecting(rows.held), background: background))
        }
        return SegmentationCrossFit(final: models.removeLast(), models: models, groups: groups)
    }

    /// What the models that did not see the pictures' folds say of them, in order.
    package func predict(_ images: ImageBatch, folds: [Int]) throws -> [Prediction] {
        var predictions = [Prediction](repeating: Prediction(mask: [], confidence: 0), count: images.count)
        for (group, model) in models.enumerated() {
            let rows = folds.indices.filter { groups.group(ofFold: folds[$0]) == group }
            for (row, prediction) in zip(rows, try model.predict(images.selecting(rows))) { predictions[row] = prediction }
        }
        return predictions
    }
}
