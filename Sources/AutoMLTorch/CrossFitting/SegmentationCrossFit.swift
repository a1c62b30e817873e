/// Segments every picture by a network that did not see its fold, and trains one on all labels.
package struct SegmentationCrossFit: Sendable {
    /// The mask of every picture, in order.
    package let masks: MaskBatch
    /// The expected quality (05/AL-24) of each.
    package let confidences: [Double]
    /// Of all labels.
    package let segmenter: ImageSegmenter
    package let calibration: SegmentationCalibration

    /// Groups of folds; each is a training.
    private static let groups = 3
    /// Passes of each training at most.
    package static let usualEpochs = 100

    /// - Parameters:
    ///   - masks: of all pictures; only those of `labeled` ones are looked at.
    ///   - background: the class that the quality leaves out.
    package static func fit(
        _ images: ImageBatch, masks: MaskBatch, labeled: [Bool], folds: [Int], foldCount: Int, classes: Int, background: Int?,
        seed: UInt64, budget: TrainingBudget, epochs: Int = usualEpochs
    ) async throws -> SegmentationCrossFit {
        let groups = FoldGroups(folds: folds, foldCount: foldCount, groups: groups)
        var options = PixelTrainingOptions(seed: seed, seconds: budget.secondsEach(of: groups.count + 1))
        options.epochs = epochs
        let parts = try await SideBySide.map(groups.count + 1, workers: budget.workers) { [options] index in
            try part(images, masks, labeled, classes, background, groups, index < groups.count ? index : nil, options)
        }
        var confidences = [Double](repeating: 0, count: images.count)
        for part in parts {
            for (row, object) in part.members.enumerated() { confidences[object] = part.calibration.confidence(part.said, mask: row) }
        }
        guard let last = parts.last else { throw TorchError("no model was trained") }
        return SegmentationCrossFit(
            masks: try merged(parts, images: images), confidences: confidences, segmenter: last.segmenter, calibration: last.calibration)
    }

    private struct Part: Sendable {
        let segmenter: ImageSegmenter
        let calibration: SegmentationCalibration
        let members: [Int]
        let said: Segmentation
    }

    /// Trains without a group and predicts it, or on all labels.
    private static func part(
        _ images: ImageBatch, _ masks: MaskBatch, _ labeled: [Bool], _ classes: Int, _ background: Int?, _ groups: FoldGroups,
        _ group: Int?, _ options: PixelTrainingOptions
    ) throws -> Part {
        let rows = HeldOutRows(labeled.indices.filter { labeled[$0] && groups.mayLearn(group, from: $0) })
        let segmenter = try ImageSegmenter.train(
            on: images.selecting(rows.learnt), masks: try masks.selecting(rows.learnt), classes: classes, options: options)
        let calibration = SegmentationCalibration(
            segmented: try segmenter.segment(images.selecting(rows.held)), truth: try masks.selecting(rows.held), background: background)
        let members = group.map(groups.members) ?? []
        return Part(
            segmenter: segmenter, calibration: calibration, members: members, said: try segmenter.segment(images.selecting(members)))
    }

    /// The masks of all parts, in the order of the pictures.
    private static func merged(_ parts: [Part], images: ImageBatch) throws -> MaskBatch {
        let pixels = images.height * images.width
        var values = [UInt8](repeating: 0, count: images.count * pixels)
        for part in parts {
            for (row, object) in part.members.enumerated() {
                values.replaceSubrange(object * pixels..<(object + 1) * pixels, with: part.said.masks[row])
            }
        }
        return try MaskBatch(values: values, height: images.height, width: images.width)
    }
}
