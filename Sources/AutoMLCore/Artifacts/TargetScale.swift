/// How numbers to predict are standardized while learning.
package struct TargetScale: Sendable, Codable, Equatable {
    package let mean: Double
    package let deviation: Double
    /// Predictions are kept within what was seen, and this share of its range beyond.
    private static let margin = 0.1
    private let lowest: Double
    private let highest: Double

    init(of numbers: [Double]) {
        let share = 1 / Double(max(numbers.count, 1))
        let mean = numbers.reduce(0) { $0 + $1 * share }
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * share }
        self.mean = mean
        deviation = variance > 0 && variance.isFinite ? variance.squareRoot() : 1
        let (least, most) = (numbers.min() ?? 0, numbers.max() ?? 0)
        lowest = least - (most - least) * Self.margin
        highest = most + (most - least) * Self.margin
    }

    func standardized(_ numbers: [Double]) -> [Double] {
        numbers.map { ($0 - mean) / deviation }
    }

    func original(_ standardized: [Float]) -> [Double] {
        standardized.map { min(max(Double($0) * deviation + mean, lowest), highest) }
    }
}
