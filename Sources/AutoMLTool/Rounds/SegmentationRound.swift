import AutoMLCore
import AutoMLTorch
import Foundation

/// A round of semantic segmentation: masks are made by networks that did not see the fold of the picture.
///
/// In masks 0 is the background, and 1 the first class.
struct SegmentationRound: Sendable {
    private let folder: RoundFolder
    private let round: PictureRound<String>

    /// Longer pictures are made smaller.
    private static let longestSide = 256
    private static let background = 0

    init(folder: RoundFolder, parameters: RoundParameters) throws(RoundError) {
        self.folder = folder
        round = try PictureRound(folder: folder, parameters: parameters, longestSide: Self.longestSide)
    }

    func run(threads: Int, report: @Sendable (ToolEvent) -> Void) async throws {
        report(.progress(step: "reading objects", done: 0, total: 3))
        let labeled = round.labeled
        let files = try await round.pictures(labeled, threads: threads)
        let rows = files.sizes.indices.filter { files.sizes[$0] != nil }
        guard !rows.isEmpty else { throw RoundError.tooFewLabels(count: 0) }
        let masks = try MaskBatch(
            values: rows.flatMap { try truth(of: labeled[$0]) }, height: round.size.height, width: round.size.width)
        report(.progress(step: "training", done: 1, total: 3))
        let fit = try await SegmentationCrossFit.fit(
            files.images.selecting(rows), masks: masks, folds: rows.map { round.objects[labeled[$0]].fold },
            foldCount: round.parameters.folds, classes: round.parameters.classes.count + 1, background: Self.background,
            seed: round.parameters.seed, budget: round.budget(threads: threads))
        report(.progress(step: "predicting", done: 2, total: 3))
        try folder.write(try await predictions(fit, threads: threads, report: report))
        try PictureModel(task: round.parameters.task, classes: round.parameters.classes, size: round.size)
            .write(network: try fit.final.segmenter.data(), calibration: fit.final.calibration, to: folder.model)
        report(.progress(step: "predicting", done: 3, total: 3))
    }

    /// People's mask of a labeled object, as the network sees the picture.
    private func truth(of index: Int) throws -> [UInt8] {
        guard let path = round.objects[index].label else { return [] }
        let mask = try ClassMask.read(file: URL(filePath: path))
        if let unknown = mask.values.first(where: { $0 != MaskBatch.unknown && $0 > round.parameters.classes.count }) {
            throw RoundError.unknownLabel(object: round.objects[index].id, label: Int(unknown), classes: round.parameters.classes.count)
        }
        return mask.resized(width: round.size.width, height: round.size.height).values
    }

    private func predictions(
        _ fit: SegmentationCrossFit, threads: Int, report: (ToolEvent) -> Void
    ) async throws -> [RoundPrediction<String>] {
        var predictions: [RoundPrediction<String>] = []
        var qualities: [Double] = []
        try FileManager.default.createDirectory(at: folder.output.appending(path: "masks"), withIntermediateDirectories: true)
        try await round.forEachStep(threads: threads) { indices, files in
            let said = try fit.predict(files.images, folds: indices.map { round.objects[$0].fold })
            for (row, index) in indices.enumerated() {
                let path = try write(said[row].mask, of: round.objects[index].id, files.sizes[row])
                // What cannot be seen is left to people.
                let confidence = files.sizes[row] == nil ? 0 : said[row].confidence
                predictions.append(RoundPrediction(id: round.objects[index].id, label: path, confidence: confidence))
                guard files.sizes[row] != nil, round.objects[index].label != nil else { continue }
                qualities.append(
                    SegmentationQuality.measure(
                        predicted: said[row].mask[...], truth: try truth(of: index)[...], background: Self.background))
            }
        }
        if !qualities.isEmpty {
            report(.metric(name: "validation:mean_iou", value: qualities.reduce(0, +) / Double(qualities.count)))
        }
        return predictions
    }

    /// Writes a mask in the size of its picture; the path is relative to the predictions.
    private func write(_ mask: [UInt8], of object: Int, _ size: PictureSize?) throws -> String {
        let path = "masks/\(object).png"
        let small = ClassMask(width: round.size.width, height: round.size.height, values: mask)
        let full = size.map { small.resized(width: $0.width, height: $0.height) } ?? small
        try Data(try full.png()).write(to: folder.output.appending(path: path))
        return path
    }
}
