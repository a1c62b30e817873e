/// Finds the objects of every picture by a detector that did not see its fold, and trains one on all labels.
package struct DetectionCrossFit: Sendable {
    /// What is said of a picture.
    package struct Prediction: Sendable, Equatable {
        /// The boxes worth keeping; their scores are those of the detector.
        package let boxes: [ObjectBox]
        /// The expected quality (05/AL-23).
        package let confidence: Double
    }

    /// One a picture, in order.
    package let predictions: [Prediction]
    /// Of all labels.
    package let detector: ObjectDetector
    package let calibration: DetectionCalibration

    /// Groups of folds; each is a training.
    private static let groups = 3
    /// Passes of each training at most.
    package static let usualEpochs = 60

    /// - Parameter boxes: of each picture; nil where people have not looked.
    package static func fit(
        _ images: ImageBatch, boxes: [[ObjectBox]?], folds: [Int], foldCount: Int, classes: Int, seed: UInt64, budget: TrainingBudget,
        epochs: Int = usualEpochs
    ) async throws -> DetectionCrossFit {
        let groups = FoldGroups(folds: folds, foldCount: foldCount, groups: groups)
        var options = PixelTrainingOptions(seed: seed, seconds: budget.secondsEach(of: groups.count + 1))
        options.epochs = epochs
        let parts = try await SideBySide.map(groups.count + 1, workers: budget.workers) { [options] index in
            try part(images, boxes, classes, groups, index < groups.count ? index : nil, options)
        }
        var predictions = [Prediction](repeating: Prediction(boxes: [], confidence: 0), count: images.count)
        for part in parts {
            for (object, prediction) in zip(part.members, part.predictions) { predictions[object] = prediction }
        }
        guard let last = parts.last else { throw TorchError("no model was trained") }
        return DetectionCrossFit(predictions: predictions, detector: last.detector, calibration: last.calibration)
    }

    private struct Part: Sendable {
        let detector: ObjectDetector
        let calibration: DetectionCalibration
        let members: [Int]
        let predictions: [Prediction]
    }

    /// Trains without a group and predicts it, or on all labels.
    private static func part(
        _ images: ImageBatch, _ boxes: [[ObjectBox]?], _ classes: Int, _ groups: FoldGroups, _ group: Int?,
        _ options: PixelTrainingOptions
    ) throws -> Part {
        let rows = HeldOutRows(boxes.indices.filter { boxes[$0] != nil && groups.mayLearn(group, from: $0) })
        let detector = try ObjectDetector.train(
            on: images.selecting(rows.learnt), boxes: rows.learnt.compactMap { boxes[$0] }, classes: classes, options: options)
        let calibration = DetectionCalibration(
            detected: try detector.detect(in: images.selecting(rows.held)), truth: rows.held.compactMap { boxes[$0] }, classes: classes)
        let members = group.map(groups.members) ?? []
        let predictions = try detector.detect(in: images.selecting(members)).map { found in
            Prediction(boxes: calibration.kept(found), confidence: calibration.confidence(found))
        }
        return Part(detector: detector, calibration: calibration, members: members, predictions: predictions)
    }
}
