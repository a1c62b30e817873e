/// Intervals of a statistic over objects by the percentile bootstrap (Efron and Tibshirani, "An Introduction to the
/// Bootstrap", 1993, section 13.3), with a fixed seed: the same answers give the same interval.
struct ObjectBootstrap: Sendable {
    private static let resamples = 1_000
    private static let fewestResamples = 200
    /// How many objects are drawn at most in all; with many objects fewer resamples do.
    private static let maxDraws = 1_000_000
    private static let tail = 0.025
    private static let seed: UInt64 = 0x6772_6f75_6e64

    /// The central 95 % of `statistic` over resamples of `objectCount` objects, given how often each was drawn; nil when
    /// it is undefined for half of them.
    func interval(objectCount: Int, statistic: ([Int32]) -> Double?) -> ClosedRange<Double>? {
        guard objectCount > 0 else { return nil }
        let resamples = max(Self.fewestResamples, min(Self.resamples, Self.maxDraws / objectCount))
        var generator = SplitMix64(seed: Self.seed)
        var values: [Double] = []
        for _ in 0..<resamples {
            var draws = [Int32](repeating: 0, count: objectCount)
            for _ in 0..<objectCount { draws[Int.random(in: 0..<objectCount, using: &generator)] += 1 }
            if let value = statistic(draws) { values.append(value) }
        }
        guard values.count * 2 >= resamples else { return nil }
        values.sort()
        let cut = Int(Self.tail * Double(values.count))
        return values[cut]...values[values.count - 1 - cut]
    }
}
