/// How many numbers lie in each of some intervals of equal width.
package struct Histogram: Sendable, Equatable, Codable {
    package let lower: Double
    package let upper: Double
    /// By interval; the last one includes its upper end.
    package let counts: [Int]

    package init(_ numbers: [Double], binCount: Int) {
        let (lower, upper) = (numbers.min() ?? 0, numbers.max() ?? 0)
        var counts = Array(repeating: 0, count: lower < upper ? binCount : 1)
        for number in numbers {
            let place = (number - lower) / (upper - lower) * Double(counts.count)
            counts[place.isFinite ? Swift.min(Int(place), counts.count - 1) : 0] += 1
        }
        (self.lower, self.upper, self.counts) = (lower, upper, counts)
    }

    /// The ends of the interval at `index`.
    package func interval(_ index: Int) -> ClosedRange<Double> {
        let width = (upper - lower) / Double(counts.count)
        return lower + width * Double(index)...lower + width * Double(index + 1)
    }
}
