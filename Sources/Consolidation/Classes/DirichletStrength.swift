/// How firmly workers' matrices are held to what is expected of them, as a number of answers, learned from how much
/// the workers differ (Minka, "Estimating a Dirichlet distribution", 2000, section 3, equation for the precision).
struct DirichletStrength: Sendable {
    private(set) var value = 4.0

    private static let range = 0.5...200.0
    private static let steps = 3
    /// Cells looked at; workers beyond that hardly change the estimate.
    private static let maxCells = 40_000

    /// Moves `value` towards the most likely one.
    mutating func fit(_ counts: ConfusionCounts, expected: ExpectedConfusion) {
        for _ in 0..<Self.steps {
            let (numerator, denominator) = sums(counts, expected)
            guard numerator > 0, denominator > 0 else { return }
            value = min(max(value * numerator / denominator, Self.range.lowerBound), Self.range.upperBound)
        }
    }

    private func sums(_ counts: ConfusionCounts, _ expected: ExpectedConfusion) -> (Double, Double) {
        let classCount = counts.classCount
        let stride = max(1, counts.workerCount * classCount * classCount / Self.maxCells)
        var numerator = 0.0
        var denominator = 0.0
        for worker in Swift.stride(from: 0, to: counts.workerCount, by: stride) {
            for truth in 0..<classCount {
                let met = counts.workerTruths[worker * classCount + truth]
                guard met > 0 else { continue }
                denominator += Digamma.difference(met + value, value)
                for answer in 0..<classCount {
                    let count = counts.own[(worker * classCount + answer) * classCount + truth]
                    guard count > 0 else { continue }
                    let probability = expected.probability(of: answer, by: worker, if: truth)
                    let prior = value * probability
                    numerator += probability * Digamma.difference(count + prior, prior)
                }
            }
        }
        return (numerator, denominator)
    }
}
