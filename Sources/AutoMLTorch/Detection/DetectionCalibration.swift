/// Which of a detector's boxes are kept, and how good those of a picture are expected to be: learnt from pictures that the detector
/// has not seen, but people labeled.
package struct DetectionCalibration: Sendable, Equatable, Codable {
    /// The score from which a box is kept, class by class.
    package private(set) var thresholds: [Float]
    private var estimator: QualityEstimator

    /// Throws nothing for few pictures: the thresholds are then the usual one, and the quality what the scores say.
    package init(detected: [[ObjectBox]], truth: [[ObjectBox]], classes: Int) {
        thresholds = (0..<classes).map { index in
            Self.threshold(
                detected: detected.map { $0.filter { $0.classIndex == index } }, truth: truth.map { $0.filter { $0.classIndex == index } })
        }
        estimator = QualityEstimator(featureCount: 4)
        guard !detected.isEmpty else { return }
        let signs = detected.map { features(of: $0) }
        let qualities = zip(detected, truth).map { DetectionQuality.measure(predicted: kept($0), truth: $1) }
        estimator = QualityEstimator(features: signs, qualities: qualities)
    }

    /// The boxes to keep.
    package func kept(_ detected: [ObjectBox]) -> [ObjectBox] {
        detected.filter { thresholds.indices.contains($0.classIndex) && $0.score >= thresholds[$0.classIndex] }
    }

    /// The expected quality (05/AL-23) of the boxes that are kept of these, in 0...1.
    package func confidence(_ detected: [ObjectBox]) -> Double {
        estimator.estimate(features(of: detected))
    }

    private static let usualThreshold: Float = 0.3
    private static let thresholdChoices: [Float] = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6]

    /// The threshold that serves the quality of one class best, over the pictures that have it or are said to.
    private static func threshold(detected: [[ObjectBox]], truth: [[ObjectBox]]) -> Float {
        var best = (threshold: usualThreshold, quality: 0.0)
        for threshold in thresholdChoices {
            let qualities = zip(detected, truth).map { boxes, real in
                DetectionQuality.ofOneClass(predicted: boxes.filter { $0.score >= threshold }, truth: real)
            }
            let mean = qualities.reduce(0, +) / Double(max(1, qualities.count))
            if mean > best.quality { best = (threshold, mean) }
        }
        return best.threshold
    }

    /// First what the scores themselves say of the quality: the overlaps expected of the boxes that are kept, by the number of these
    /// and of the objects that are probably missed; then signs of trouble.
    private func features(of detected: [ObjectBox]) -> [Double] {
        let boxes = kept(detected)
        var qualities: [Double] = []
        var missed = 0.0
        for index in Set(boxes.map(\.classIndex)).sorted() {
            let chosen = boxes.filter { $0.classIndex == index }
            let doubtful = detected.filter { $0.classIndex == index && $0.score < thresholds[index] }.map { Double($0.score) }.reduce(0, +)
            qualities.append(chosen.map { Double($0.score * $0.overlap) }.reduce(0, +) / (Double(chosen.count) + doubtful))
            missed += doubtful
        }
        let expected = qualities.reduce(0, +) / Double(max(1, qualities.count))
        let least = boxes.map { Double($0.score) }.min() ?? 0
        let doubt = missed / Double(boxes.count + 1)
        return [expected, least, doubt, Double(qualities.count)]
    }
}
