package import AutoMLCore
import Foundation

/// Classifies every picture by a network that did not see its fold.
package struct ImageCrossFit: Sendable {
    /// One prediction a picture, in order, with the probability of its class as confidence.
    package let predictions: [CrossFitPrediction]
    private let groups: FoldGroups

    /// Groups of folds; each is a training.
    private static let groupLimit = 4
    /// Pictures that a training sees, with repetitions, if the time suffices.
    private static let passes = 20_000
    private static let epochs = 10...40

    /// Nothing is said of a group outside of which fewer than two classes are labeled.
    ///
    /// - Parameter epochs: passes of each training at most; nil for what the number of labels calls for.
    package static func fit(
        _ images: ImageBatch, _ objects: CrossFitObjects, seed: UInt64, budget: TrainingBudget, epochs: Int? = nil
    ) async throws -> ImageCrossFit {
        let groups = FoldGroups(foldCount: objects.foldCount, limit: groupLimit)
        var options = options(images, objects, seed: seed, seconds: budget.secondsEach(of: groups.count))
        if let epochs { options.epochs = epochs }
        let parts = try await SideBySide.map(groups.count, workers: budget.workers) { [options] index in
            try part(images, objects, groups, index, options)
        }
        var predictions = [CrossFitPrediction](repeating: CrossFitPrediction(label: 0, confidence: 0), count: images.count)
        for part in parts {
            for (row, object) in part.members.enumerated() {
                let start = row * objects.classCount
                predictions[object] = CrossFitPrediction(probabilities: Array(part.probabilities[start..<start + objects.classCount]))
            }
        }
        return ImageCrossFit(predictions: predictions, groups: groups)
    }

    /// What these networks and other models say together, picture by picture: they are wrong about different ones.
    ///
    /// How much the networks count for a group of folds is what suits the labels of the other groups best, of a few shares; where
    /// that is nothing, as it is after too short a training, the others' predictions stay as they are.
    package func blended(with others: [CrossFitPrediction], _ objects: CrossFitObjects) -> [CrossFitPrediction] {
        var result = predictions
        for group in 0..<groups.count {
            let known = objects.labels.indices.filter { objects.labels[$0] != nil && groups.group(ofFold: objects.folds[$0]) != group }
            let losses = Self.shares.map { share in
                known.map { Self.loss(predictions[$0].blended(others[$0], share: share), objects.labels[$0]) }.reduce(0, +)
            }
            let best = losses.indices.min { losses[$0] < losses[$1] } ?? 0
            for object in objects.folds.indices where groups.group(ofFold: objects.folds[object]) == group {
                result[object] = predictions[object].blended(others[object], share: Self.shares[best])
            }
        }
        return result
    }

    /// The shares that networks may have in a blend.
    private static let shares: [Float] = [0, 0.3, 0.5, 0.7, 0.9]

    private static func loss(_ prediction: CrossFitPrediction, _ label: Int?) -> Double {
        guard let label, prediction.probabilities.indices.contains(label) else { return 0 }
        return -log(Double(max(prediction.probabilities[label], 1e-6)))
    }

    private struct Part: Sendable {
        let members: [Int]
        let probabilities: [Float]
    }

    private static func options(
        _ images: ImageBatch, _ objects: CrossFitObjects, seed: UInt64, seconds: Double
    ) -> ImageClassifierOptions {
        var options = ImageClassifierOptions(seed: seed, seconds: seconds)
        let labeled = objects.labels.count { $0 != nil }
        options.epochs = min(max(passes / max(labeled, 1), epochs.lowerBound), epochs.upperBound)
        options.mirrors = MirrorSymmetry.isLikely(of: images)
        return options
    }

    /// Trains without a group and predicts it.
    private static func part(
        _ images: ImageBatch, _ objects: CrossFitObjects, _ groups: FoldGroups, _ group: Int, _ options: ImageClassifierOptions
    ) throws -> Part {
        let rows = objects.labels.indices.filter { objects.labels[$0] != nil && groups.group(ofFold: objects.folds[$0]) != group }
        let labels = rows.compactMap { objects.labels[$0] }
        let members = objects.folds.indices.filter { groups.group(ofFold: objects.folds[$0]) == group }
        guard Set(labels).count > 1, !members.isEmpty else { return Part(members: [], probabilities: []) }
        let classifier = try ImageClassifier.train(
            on: images.selecting(rows), labels: labels, classes: objects.classCount, options: options)
        return Part(
            members: members, probabilities: try classifier.classify(images.selecting(members)).probabilities)
    }
}

extension CrossFitPrediction {
    /// The mean of this and another prediction; the one of both that knows something where the other does not.
    fileprivate func blended(_ other: CrossFitPrediction, share: Float) -> CrossFitPrediction {
        guard share > 0, probabilities.count == other.probabilities.count else { return other.probabilities.isEmpty ? self : other }
        return CrossFitPrediction(probabilities: zip(probabilities, other.probabilities).map { $0 * share + $1 * (1 - share) })
    }

    /// The likeliest of the classes, with its probability as confidence.
    fileprivate init(probabilities: [Float]) {
        let best = probabilities.indices.max { (probabilities[$0], $1) < (probabilities[$1], $0) } ?? 0
        self.init(label: best, confidence: min(1, Double(probabilities[best])), probabilities: probabilities)
    }
}
