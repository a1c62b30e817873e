package import AutoMLCore

/// Classifies every picture by a network that did not see its fold, and trains one on all labels.
package struct ImageCrossFit: Sendable {
    /// One prediction a picture, in order, with the probability of its class as confidence.
    package let predictions: [CrossFitPrediction]
    /// The probabilities behind `predictions`: `classCount` numbers a picture.
    package let probabilities: [Float]
    /// Of all labels.
    package let classifier: ImageClassifier

    /// Groups of folds; each is a training.
    private static let groupLimit = 5
    /// Pictures that a training sees, with repetitions, if the time suffices.
    private static let passes = 50_000
    private static let epochs = 12...80

    /// Throws `TorchError` for fewer than two labeled pictures outside a group.
    ///
    /// - Parameter epochs: passes of each training at most; nil for what the number of labels calls for.
    package static func fit(
        _ images: ImageBatch, _ objects: CrossFitObjects, seed: UInt64, budget: TrainingBudget, epochs: Int? = nil
    ) async throws -> ImageCrossFit {
        let groups = FoldGroups(foldCount: objects.foldCount, limit: groupLimit)
        var options = options(images, objects, seed: seed, seconds: budget.secondsEach(of: groups.count + 1))
        if let epochs { options.epochs = epochs }
        let parts = try await SideBySide.map(groups.count + 1, workers: budget.workers) { [options] index in
            try part(images, objects, groups, index, options)
        }
        var probabilities = [Float](repeating: 0, count: images.count * objects.classCount)
        for part in parts {
            for (row, object) in part.members.enumerated() {
                for column in 0..<objects.classCount {
                    probabilities[object * objects.classCount + column] = part.probabilities[row * objects.classCount + column]
                }
            }
        }
        guard let classifier = parts.last?.classifier else { throw TorchError("no model was trained") }
        return ImageCrossFit(
            predictions: predictions(probabilities, classCount: objects.classCount), probabilities: probabilities,
            classifier: classifier)
    }

    private struct Part: Sendable {
        let classifier: ImageClassifier
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

    /// Trains without a group and predicts it; on all labels where `group` is none.
    private static func part(
        _ images: ImageBatch, _ objects: CrossFitObjects, _ groups: FoldGroups, _ group: Int, _ options: ImageClassifierOptions
    ) throws -> Part {
        let rows = objects.labels.indices.filter { objects.labels[$0] != nil && groups.group(ofFold: objects.folds[$0]) != group }
        let classifier = try ImageClassifier.train(
            on: images.selecting(rows), labels: rows.compactMap { objects.labels[$0] }, classes: objects.classCount, options: options)
        let members = objects.folds.indices.filter { groups.group(ofFold: objects.folds[$0]) == group }
        guard !members.isEmpty else { return Part(classifier: classifier, members: [], probabilities: []) }
        return Part(
            classifier: classifier, members: members, probabilities: try classifier.classify(images.selecting(members)).probabilities)
    }

    private static func predictions(_ probabilities: [Float], classCount: Int) -> [CrossFitPrediction] {
        stride(from: 0, to: probabilities.count, by: classCount).map { start in
            let best = (start..<start + classCount).max { (probabilities[$0], $1) < (probabilities[$1], $0) } ?? start
            return CrossFitPrediction(label: best - start, confidence: min(1, Double(probabilities[best])))
        }
    }
}
