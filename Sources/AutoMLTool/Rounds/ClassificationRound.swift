import AutoMLCore
import AutoMLTorch
import Foundation

/// A round of text or image classification: every object is predicted by a model that did not see its fold.
struct ClassificationRound: Sendable {
    let folder: RoundFolder
    let parameters: RoundParameters
    let objects: [RoundObject<Int>]

    init(folder: RoundFolder, parameters: RoundParameters) throws(RoundError) {
        self.folder = folder
        self.parameters = parameters
        objects = try folder.objects(Int.self, parameters: parameters)
        for object in objects {
            if let label = object.label, !parameters.classes.indices.contains(label) {
                throw .unknownLabel(object: object.id, label: label, classes: parameters.classes.count)
            }
        }
        let labels = objects.compactMap(\.label)
        guard Set(labels).count > 1 else { throw .tooFewLabels(count: labels.count) }
    }

    func run(threads: Int, report: @Sendable (ToolEvent) -> Void) async throws {
        let start = ContinuousClock.now
        report(.progress(step: "reading objects", done: 0, total: 3))
        BLASThreads.set(threads)
        let (models, unreadable) = try models()
        BLASThreads.set(1)
        report(.progress(step: "training", done: 1, total: 3))
        let crossFit = CrossFitObjects(
            folds: objects.map(\.fold), foldCount: parameters.folds,
            labels: objects.indices.map { unreadable.contains($0) ? nil : objects[$0].label }, classCount: parameters.classes.count,
            representative: objects.map { $0.validation ?? false })
        var predictions = try await models.predictions(crossFit, workers: threads)
        if parameters.task == .imageClassification {
            if let reason = TorchLibrary.unavailability {
                report(.log(reason))
            } else {
                predictions = try await blended(predictions, crossFit, threads: threads, start: start)
            }
        }
        report(.progress(step: "writing predictions", done: 2, total: 3))
        let predicted = objects.indices.filter { objects[$0].label == nil || objects[$0].validation == true }
        let order = models.labelingOrder(
            predicted.filter { !unreadable.contains($0) }, predictions: predictions, count: parameters.batchSize ?? 0)
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        // Nothing is written of objects that people labeled and that stand for no others.
        try folder.write(
            predicted.map { index in
                // What cannot be seen is left to people.
                let confidence = unreadable.contains(index) ? 0 : predictions[index].confidence
                return RoundPrediction(
                    id: objects[index].id, label: predictions[index].label, confidence: confidence, order: places[index])
            })
        reportQuality(predictions, report)
        report(.progress(step: "writing predictions", done: 3, total: 3))
    }

    /// What light models and small networks say together; networks get the time that is left.
    private func blended(
        _ predictions: [CrossFitPrediction], _ objects: CrossFitObjects, threads: Int, start: ContinuousClock.Instant
    ) async throws -> [CrossFitPrediction] {
        let limit = parameters.timeLimitSeconds ?? RoundParameters.usualTimeLimitSeconds
        let left = limit * Self.usedShare - (ContinuousClock.now - start) / .seconds(1)
        guard left > Self.leastSeconds, objects.labels.count(where: { $0 != nil }) >= Self.leastLabels else { return predictions }
        let files = try await PictureFiles.read(paths(), size: Self.pictureSize, workers: threads)
        let networks = try await ImageCrossFit.fit(
            files.images, objects, seed: parameters.seed, budget: TrainingBudget(seconds: left, workers: threads))
        return networks.blended(with: predictions, objects)
    }

    /// The share of the time that is meant to be used: machines are rarely as idle as one hopes.
    private static let usedShare = 0.6
    /// Networks that had less time or fewer labels would only do harm.
    private static let leastSeconds = 5.0
    private static let leastLabels = 100
    private static let pictureSize = PictureSize(width: 32, height: 32)

    private func models() throws -> (models: CrossFit, unreadable: Set<Int>) {
        switch parameters.task {
        case .textClassification:
            let texts = try objects.map { object throws(RoundError) in
                guard let text = object.text else { throw RoundError.lacksContent(object: object.id, expected: "text") }
                return text
            }
            return (try CrossFit(texts: texts, seed: parameters.seed), [])
        default:
            let images = try ImageViews.features(ofFiles: try paths(), seed: parameters.seed)
            return (CrossFit(views: images.views), Set(images.unreadable))
        }
    }

    private func paths() throws(RoundError) -> [String] {
        try objects.map { object throws(RoundError) in
            guard let image = object.image else { throw RoundError.lacksContent(object: object.id, expected: "image") }
            return image
        }
    }

    /// The share of validation objects that are predicted rightly.
    private func reportQuality(_ predictions: [CrossFitPrediction], _ report: (ToolEvent) -> Void) {
        let validation = objects.indices.filter { objects[$0].validation == true && objects[$0].label != nil }
        guard !validation.isEmpty else { return }
        let right = validation.count { predictions[$0].label == objects[$0].label }
        report(.metric(name: "validation:accuracy", value: Double(right) / Double(validation.count)))
    }
}
