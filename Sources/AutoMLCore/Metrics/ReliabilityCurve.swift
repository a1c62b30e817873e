/// How far the confidence of predictions is from how often they are right.
///
/// After Guo et al., On Calibration of Modern Neural Networks, ICML 2017, section 2: bins of equal width over the probability
/// of the predicted class.
package struct ReliabilityCurve: Sendable, Equatable {
    package static let usualBinCount = 15

    /// The rows whose confidence lies in one interval.
    package struct Bin: Sendable, Equatable, Codable {
        /// The interval is `lower` < confidence ≤ `upper`.
        package let lower: Double
        package let upper: Double
        /// The weight of the rows.
        package var count = 0.0
        /// The mean probability of the predicted class; 0 without rows.
        package var confidence = 0.0
        /// The share of rows that are of the predicted class; 0 without rows.
        package var accuracy = 0.0
    }

    package private(set) var bins: [Bin]

    /// - Parameters:
    ///   - truth: classes, matched with those of the predictions by name.
    ///   - weights: one a row; 1 when left out.
    package init(
        probabilities: ClassProbabilities, truth: [Int], names: [String], weights: [Double]? = nil, binCount: Int = usualBinCount
    ) {
        let comparison = ClassComparison(probabilities: probabilities, truth: truth, names: names, weights: weights)
        bins = (0..<binCount).map { Bin(lower: Double($0) / Double(binCount), upper: Double($0 + 1) / Double(binCount)) }
        for row in comparison.truth.indices {
            let (best, weight) = (probabilities.best(row), weights?[row] ?? 1)
            let confidence = Double(probabilities[row, best])
            let bin = min(max(Int((confidence * Double(binCount)).rounded(.up)) - 1, 0), binCount - 1)
            bins[bin].count += weight
            bins[bin].confidence += weight * confidence
            bins[bin].accuracy += best == comparison.truth[row] ? weight : 0
        }
        for bin in bins.indices where bins[bin].count > 0 {
            bins[bin].confidence /= bins[bin].count
            bins[bin].accuracy /= bins[bin].count
        }
    }

    /// The mean distance of confidence and accuracy, weighted by the rows of the bins; NaN without rows.
    package var expectedCalibrationError: Double {
        let total = bins.reduce(0) { $0 + $1.count }
        return bins.reduce(0) { $0 + $1.count * ($1.confidence - $1.accuracy).magnitude } / total
    }
}
