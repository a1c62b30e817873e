/// Predicts how good the prediction of a picture is from signs that the network gives, of which the first is a quality in itself.
///
/// A ridge regression of what that first sign is off by: with few pictures it says little more than the sign and their mean error.
struct QualityEstimator: Sendable, Equatable, Codable {
    /// As much as this many pictures speak against any correction but the mean.
    private static let penalty = 4.0

    private var means: [Double]
    private var deviations: [Double]
    private var weights: [Double]
    private var offset: Double

    /// Trusts the first sign.
    init(featureCount: Int) {
        means = Array(repeating: 0, count: featureCount)
        deviations = Array(repeating: 1, count: featureCount)
        weights = Array(repeating: 0, count: featureCount)
        offset = 0
    }

    /// Learns from pictures whose quality was measured.
    init(features: [[Double]], qualities: [Double]) {
        self.init(featureCount: features.first?.count ?? 0)
        guard !features.isEmpty, features.count == qualities.count else { return }
        let count = Double(features.count)
        let errors = zip(features, qualities).map { $1 - $0[0] }
        offset = errors.reduce(0, +) / count
        for column in means.indices {
            means[column] = features.map { $0[column] }.reduce(0, +) / count
            let spread = features.map { ($0[column] - means[column]) * ($0[column] - means[column]) }.reduce(0, +) / count
            deviations[column] = max(spread.squareRoot(), 1e-6)
        }
        let rows = features.map(standardized)
        weights = LinearSystem.solve(
            means.indices.map { row in
                means.indices.map { column in rows.map { $0[row] * $0[column] }.reduce(row == column ? Self.penalty : 0, +) }
            },
            means.indices.map { row in zip(rows, errors).map { $0[row] * ($1 - offset) }.reduce(0, +) })
    }

    /// The expected quality, in 0...1.
    func estimate(_ features: [Double]) -> Double {
        let correction = zip(standardized(features), weights).map(*).reduce(offset, +)
        return min(1, max(0, features[0] + correction))
    }

    private func standardized(_ features: [Double]) -> [Double] {
        features.indices.map { (features[$0] - means[$0]) / deviations[$0] }
    }
}
