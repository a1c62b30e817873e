/// How good the mask of a picture is expected to be: learnt from pictures that the segmenter has not seen, but people labeled.
package struct SegmentationCalibration: Sendable, Equatable, Codable {
    private let background: Int?
    private let estimator: QualityEstimator

    /// `background` is the class that the quality leaves out (05/AL-24).
    package init(segmented: Segmentation, truth: MaskBatch, background: Int? = nil) {
        self.background = background
        let rows = 0..<min(segmented.masks.count, truth.count)
        estimator =
            rows.isEmpty
            ? QualityEstimator(featureCount: 3)
            : QualityEstimator(
                features: rows.map { Self.features(of: segmented, mask: $0, background: background) },
                qualities: rows.map {
                    SegmentationQuality.measure(predicted: segmented.masks[$0], truth: truth[$0], background: background)
                })
    }

    /// The expected quality (05/AL-24) of a mask, in 0...1.
    package func confidence(_ segmented: Segmentation, mask: Int) -> Double {
        estimator.estimate(Self.features(of: segmented, mask: mask, background: background))
    }

    /// What the network's probabilities say of the quality; its least sure class, and how many it sees.
    private static func features(of segmented: Segmentation, mask: Int, background: Int?) -> [Double] {
        let overlaps = segmented.overlaps(ofMask: mask).filter { $0.classIndex != background }.map(\.overlap)
        guard !overlaps.isEmpty else { return [0, 0, 0] }
        return [overlaps.reduce(0, +) / Double(overlaps.count), overlaps.min() ?? 0, Double(overlaps.count)]
    }
}
