/// How firmly workers' matrices are held to what is expected of them, as a number of answers, learned from how much
/// the workers differ (Minka, "Estimating a Dirichlet distribution", 2000, section 3, equation for the precision).
struct DirichletStrength: Sendable {
    private(set) var value = 4.0

    private static let range = 0.5...200.0
    private static let steps = 3
    /// Cells looked at; workers beyond that hardly change the estimate.
    private static let maxCells = 40_000

    /// Moves `value` towards the most likely one. `expected` is the probability of an answer given the truth.
    mutating func fit(_ counts: ConfusionCounts, expected: (_ worker: Int, _ answer: Int, _ truth: Int) -> Double) {
        let classCount = counts.classCount
        let stride = max(1, counts.workerCount * classCount * classCount / Self.maxCells)
        for _ in 0..<Self.steps {
            var numerator = 0.0
            var denominator = 0.0
            for worker in Swift.stride(from: 0, to: counts.workerCount, by: stride) {
                for truth in 0..<classCount {
                    let met = counts.workerTruths[worker * classCount + truth]
                    guard met > 0 else { continue }
                    denominator += Digamma.of(met + value) - Digamma.of(value)
                    for answer in 0..<classCount {
                        let count = Double(counts.own[(worker * classCount + answer) * classCount + truth])
                        guard count > 0 else { continue }
                        let probability = expected(worker, answer, truth)
                        let prior = value * probability
                        numerator += probability * (Digamma.of(count + prior) - Digamma.of(prior))
                    }
                }
            }
            guard numerator > 0, denominator > 0 else { return }
            value = min(max(value * numerator / denominator, Self.range.lowerBound), Self.range.upperBound)
        }
    }
}
