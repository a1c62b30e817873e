import Foundation

/// How a column of numbers is shown to learners.
struct NumberEncoder: Sendable, Codable, Equatable {
    /// A column whose standardized fourth moment is beyond this is placed on a scale by rank.
    private static let heavyTail = 12.0
    /// A value that more than this share of the rows has is the center, and others are measured by how far they are from it.
    private static let usualShare = 0.8
    private static let knotCount = 65
    /// Standardized values do not lie further out than this.
    private static let farthest: Float = 8

    let median: Double
    let center: Double
    let deviation: Double
    let hasMissing: Bool
    /// Quantiles, if the scale is by rank.
    let knots: [Double]?

    /// Nil if the values say nothing: all are equal and none is missing, or all are missing.
    init?(_ values: [Double]) {
        let known = values.filter(\.isFinite).sorted()
        guard let first = known.first, let last = known.last else { return nil }
        hasMissing = known.count < values.count
        guard first < last || hasMissing else { return nil }
        median = known[known.count / 2]
        let mean = known.reduce(0) { $0 + $1 / Double(known.count) }
        let variance = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / Double(known.count) }
        if let usual = Self.usual(known) {
            // Standardizing would make the rare others large, the rarer the larger.
            let others = known.filter { $0 != usual }
            let square = others.reduce(0) { $0 + ($1 - usual) * ($1 - usual) / Double(max(others.count, 1)) }
            (center, deviation) = (usual, square > 0 && square.isFinite ? square.squareRoot() : 1)
        } else {
            (center, deviation) = (mean, variance > 0 && variance.isFinite ? variance.squareRoot() : 1)
        }
        let fourth = known.reduce(0) { $0 + pow(($1 - mean) / Self.positive(variance.squareRoot()), 4) / Double(known.count) }
        let distinct = zip(known, known.dropFirst()).reduce(1) { $1.0 < $1.1 ? $0 + 1 : $0 }
        let isSkewed = !(fourth <= Self.heavyTail) && distinct > 10
        knots = isSkewed ? Self.quantiles(of: known) : nil
    }

    var denseColumns: Int { hasMissing ? 2 : 1 }

    /// As trees see it: NaN where it is missing.
    func treeValue(_ value: Double) -> Float {
        guard value.isFinite else { return .nan }
        let narrow = Float(value)
        return narrow.isFinite ? narrow : (value < 0 ? -.greatestFiniteMagnitude : .greatestFiniteMagnitude)
    }

    /// On the common scale; a missing value is the median's.
    func denseValue(_ value: Double) -> Float {
        let known = value.isFinite ? value : median
        if let knots { return Self.normalScore(of: known, knots: knots) }
        return min(max(Float((known - center) / deviation), -Self.farthest), Self.farthest)
    }

    /// The value that most of the sorted numbers have, as counts of rare things are 0; nil if there is none.
    private static func usual(_ sorted: [Double]) -> Double? {
        let middle = sorted[sorted.count / 2]
        let below = sorted.partitionIndex { $0 < middle }
        let upTo = sorted.partitionIndex { $0 <= middle }
        return Double(upTo - below) > usualShare * Double(sorted.count) ? middle : nil
    }

    private static func positive(_ value: Double) -> Double { value > 0 ? value : 1 }

    private static func quantiles(of sorted: [Double]) -> [Double] {
        (0..<knotCount).map { sorted[$0 * (sorted.count - 1) / (knotCount - 1)] }
    }

    /// The place of a value among the quantiles, as the deviate of a normal distribution that has that place.
    private static func normalScore(of value: Double, knots: [Double]) -> Float {
        let below = Double(knots.partitionIndex { $0 < value })
        let upTo = Double(knots.partitionIndex { $0 <= value })
        var place = (below + upTo) / 2
        if below == upTo, below > 0, Int(below) < knots.count {
            let (low, high) = (knots[Int(below) - 1], knots[Int(below)])
            place = below - 0.5 + (high > low ? (value - low) / (high - low) : 0.5)
        }
        let share = min(max(place / Double(knots.count), 0.004), 0.996)
        return Float(normalQuantile(share))
    }

    /// The inverse of the normal distribution function to three digits: Page's approximation (1977), solved for the deviate.
    private static func normalQuantile(_ share: Double) -> Double {
        let odds = log(share / (1 - share)) / 1.5976
        // odds = z + 0.044715 z³ has one real root, by Cardano's formula.
        let p = 1 / 0.044_715
        let q = -odds / 0.044_715
        let root = (q * q / 4 + p * p * p / 27).squareRoot()
        return cbrt(-q / 2 + root) + cbrt(-q / 2 - root)
    }
}

extension Array {
    /// The first position whose element does not satisfy `belongsBefore`, of elements of which the satisfying ones come first.
    func partitionIndex(where belongsBefore: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongsBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
