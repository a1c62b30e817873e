/// How much each of several models counts in a mean of their probabilities: the weights under which known labels are the
/// likeliest, by expectation maximization (linear pooling; Dempster et al. 1977, §4.3).
struct MixtureWeights {
    /// A weight a model; they sum to 1.
    let values: [Float]

    private static let iterations = 50

    /// - Parameter probabilities: for each model what it gave the right class of each observation, which it had not seen.
    init(probabilities: [[Float]]) {
        let count = probabilities.first?.count ?? 0
        var weights = [Float](repeating: 1 / Float(max(probabilities.count, 1)), count: probabilities.count)
        for _ in 0..<Self.iterations where count > 0 {
            var parts = [Float](repeating: 0, count: weights.count)
            for observation in 0..<count {
                var total = Float.leastNormalMagnitude
                for model in weights.indices { total += weights[model] * probabilities[model][observation] }
                for model in weights.indices { parts[model] += weights[model] * probabilities[model][observation] / total }
            }
            let sum = parts.reduce(0, +)
            guard sum > 0 else { break }
            weights = parts.map { $0 / sum }
        }
        values = weights
    }
}
