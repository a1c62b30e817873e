/// What numbers are like.
package struct NumberStatistics: Sendable, Equatable, Codable {
    package let mean: Double
    package let standardDeviation: Double
    package let min: Double
    package let lowerQuartile: Double
    package let median: Double
    package let upperQuartile: Double
    package let max: Double
    /// The share of numbers outside Tukey's outer fences.
    package let outlierShare: Double
    /// The third standardized moment; 0 for constant numbers.
    package let skewness: Double
    /// The fourth standardized moment, less the 3 of the normal distribution.
    package let excessKurtosis: Double
    package let histogram: Histogram

    /// Nil without numbers.
    package init?(_ numbers: [Double]) {
        guard !numbers.isEmpty else { return nil }
        let sorted = numbers.sorted()
        let count = Double(numbers.count)
        let mean = numbers.reduce(0) { $0 + $1 / count }
        var moments = (second: 0.0, third: 0.0, fourth: 0.0)
        for number in numbers {
            let square = (number - mean) * (number - mean)
            moments.second += square / count
            moments.third += square * (number - mean) / count
            moments.fourth += square * square / count
        }
        let deviation = moments.second.squareRoot()
        let isSpread = deviation > 0 && deviation.isFinite
        self.mean = mean
        standardDeviation = deviation
        skewness = isSpread ? moments.third / (deviation * moments.second) : 0
        excessKurtosis = isSpread ? moments.fourth / (moments.second * moments.second) - 3 : 0
        func quantile(_ share: Double) -> Double { sorted[Int((share * (count - 1)).rounded())] }
        (min, max, median) = (sorted[0], sorted[sorted.count - 1], quantile(0.5))
        (lowerQuartile, upperQuartile) = (quantile(0.25), quantile(0.75))
        let fence = ColumnStatistics.outlierFence * (upperQuartile - lowerQuartile)
        let (lowest, highest) = (lowerQuartile - fence, upperQuartile + fence)
        // Without a middle half of any width, nothing tells outliers from the rest.
        outlierShare = fence > 0 ? Double(numbers.count { $0 < lowest || $0 > highest }) / count : 0
        histogram = Histogram(sorted, binCount: ColumnStatistics.histogramBins)
    }
}
