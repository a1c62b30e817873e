import AutoMLTorch
import Foundation

/// A round of object detection: boxes are found by detectors that did not see the fold of the picture.
struct DetectionRound: Sendable {
    private let folder: RoundFolder
    private let round: PictureRound<BoxesLabel>

    /// Longer pictures are made smaller.
    private static let longestSide = 320

    init(folder: RoundFolder, parameters: RoundParameters) throws(RoundError) {
        self.folder = folder
        round = try PictureRound(folder: folder, parameters: parameters, longestSide: Self.longestSide)
        for object in round.objects {
            for box in object.label?.boxes ?? [] where !parameters.classes.indices.contains(box.classIndex) {
                throw .unknownLabel(object: object.id, label: box.classIndex, classes: parameters.classes.count)
            }
        }
    }

    func run(threads: Int, report: @Sendable (ToolEvent) -> Void) async throws {
        report(.progress(step: "reading objects", done: 0, total: 3))
        let files = try await round.pictures(round.labeled, threads: threads)
        let rows = files.sizes.indices.filter { files.sizes[$0] != nil }
        guard !rows.isEmpty else { throw RoundError.tooFewLabels(count: 0) }
        report(.progress(step: "training", done: 1, total: 3))
        let labeled = round.labeled
        let fit = try await DetectionCrossFit.fit(
            files.images.selecting(rows), boxes: rows.map { boxes(of: labeled[$0], files.sizes[$0]) },
            folds: rows.map { round.objects[labeled[$0]].fold }, foldCount: round.parameters.folds,
            classes: round.parameters.classes.count, seed: round.parameters.seed, budget: round.budget(threads: threads))
        report(.progress(step: "predicting", done: 2, total: 3))
        let predictions = try await predictions(fit, threads: threads, report: report)
        try folder.write(predictions)
        try PictureModel(task: round.parameters.task, classes: round.parameters.classes, size: round.size)
            .write(network: try fit.final.detector.data(), calibration: fit.final.calibration, to: folder.model)
        report(.progress(step: "predicting", done: 3, total: 3))
    }

    /// People's boxes on the picture as the network sees it.
    private func boxes(of index: Int, _ size: PictureSize?) -> [ObjectBox] {
        guard let size, let label = round.objects[index].label else { return [] }
        let across = Double(round.size.width) / Double(size.width)
        let along = Double(round.size.height) / Double(size.height)
        return label.boxes.filter { $0.width > 0 && $0.height > 0 }.map { box in
            ObjectBox(
                left: Float(box.left * across), top: Float(box.top * along), width: Float(box.width * across),
                height: Float(box.height * along), classIndex: box.classIndex)
        }
    }

    private func predictions(
        _ fit: DetectionCrossFit, threads: Int, report: (ToolEvent) -> Void
    ) async throws -> [RoundPrediction<BoxesLabel>] {
        var predictions: [RoundPrediction<BoxesLabel>] = []
        var qualities: [Double] = []
        try await round.forEachStep(threads: threads) { indices, files in
            let said = try fit.predict(files.images, folds: indices.map { round.objects[$0].fold })
            for (row, index) in indices.enumerated() {
                // What cannot be seen is left to people.
                guard let size = files.sizes[row] else {
                    predictions.append(
                        RoundPrediction(
                            id: round.objects[index].id, label: BoxesLabel(width: 1, height: 1, boxes: []), confidence: 0))
                    continue
                }
                predictions.append(
                    RoundPrediction(
                        id: round.objects[index].id, label: label(said[row].boxes, size), confidence: said[row].confidence))
                guard round.objects[index].label != nil else { continue }
                qualities.append(DetectionQuality.measure(predicted: said[row].boxes, truth: boxes(of: index, size)))
            }
        }
        if !qualities.isEmpty {
            report(.metric(name: "validation:mean_iou", value: qualities.reduce(0, +) / Double(qualities.count)))
        }
        return predictions
    }

    /// Boxes in pixels of the file's picture.
    private func label(_ boxes: [ObjectBox], _ size: PictureSize) -> BoxesLabel {
        let across = Double(size.width) / Double(round.size.width)
        let along = Double(size.height) / Double(round.size.height)
        return BoxesLabel(
            width: size.width, height: size.height,
            boxes: boxes.map { box in
                BoxesLabel.Entry(
                    classIndex: box.classIndex, left: Double(box.left) * across, top: Double(box.top) * along,
                    width: Double(box.width) * across, height: Double(box.height) * along,
                    confidence: min(1, max(0, Double(box.score))))
            })
    }
}
