/// How predicted numbers miss the actual ones (09/AML-136, AML-139).
package struct ResidualFindings: Sendable, Equatable, Codable {
    package struct Point: Sendable, Equatable, Codable {
        package let actual: Double
        package let predicted: Double
        /// The residual in standard deviations of all residuals; 0 when all are the same.
        package let standardizedResidual: Double
    }

    /// A standardized residual farther from 0 is an outlier.
    package static let outlierLimit = 3.0
    private static let maxPoints = 1000
    private static let bins = 30

    /// A sample of the rows, evenly spread over them.
    package let points: [Point]
    package let residuals: Histogram
    package let outlierShare: Double

    package init(predicted: [Double], actual: [Double]) {
        let residuals = zip(actual, predicted).map { $0 - $1 }
        let deviation = NumberStatistics(residuals)?.standardDeviation ?? 0
        let scale = deviation > 0 ? 1 / deviation : 0
        let step = max(1, (actual.count + Self.maxPoints - 1) / Self.maxPoints)
        points = stride(from: 0, to: actual.count, by: step).map {
            Point(actual: actual[$0], predicted: predicted[$0], standardizedResidual: residuals[$0] * scale)
        }
        self.residuals = Histogram(residuals, binCount: Self.bins)
        outlierShare = Double(residuals.count { ($0 * scale).magnitude > Self.outlierLimit }) / Double(max(residuals.count, 1))
    }
}
