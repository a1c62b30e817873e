/// How often something happens as a rising curve of the probability that was said: pooled adjacent violators (Ayer et al. 1955),
/// with straight lines between the pools, so that what is told apart stays so.
package struct IsotonicCurve: Sendable, Equatable, Codable {
    /// Said probabilities, ascending.
    package private(set) var said: [Float] = []
    /// What they mean, ascending.
    package private(set) var meant: [Float] = []

    /// - Parameters:
    ///   - probabilities: as said, one a row.
    ///   - happened: whether it happened in each.
    package init(probabilities: [Float], happened: [Bool]) {
        precondition(probabilities.count == happened.count)
        var pools: [(said: Double, happened: Double, count: Double)] = []
        for row in probabilities.indices.sorted(by: { probabilities[$0] < probabilities[$1] }) {
            pools.append((Double(probabilities[row]), happened[row] ? 1 : 0, 1))
            while pools.count > 1, let last = pools.last, let before = pools.dropLast().last,
                before.happened * last.count >= last.happened * before.count || before.said / before.count == last.said / last.count
            {
                pools.removeLast(2)
                pools.append((before.said + last.said, before.happened + last.happened, before.count + last.count))
            }
        }
        // One more of each kind in every pool: what never happened may happen yet.
        let share = pools.isEmpty ? 0.5 : (pools.reduce(0) { $0 + $1.happened } + 0.5) / (Double(probabilities.count) + 1)
        for pool in pools {
            said.append(Float(pool.said / pool.count))
            meant.append(max(Float((pool.happened + share) / (pool.count + 1)), meant.last ?? 0))
        }
    }

    /// What a said probability means; the said itself without anything learned.
    package func value(_ probability: Float) -> Float {
        guard let first = said.first, let last = said.last else { return probability }
        // Beyond the pools, proportionally towards 0 and 1.
        if probability <= first { return first > 0 ? meant[0] * probability / first : meant[0] }
        if probability >= last {
            let end = meant[meant.count - 1]
            return last < 1 ? 1 - (1 - end) * (1 - probability) / (1 - last) : end
        }
        let next = said.partitionIndex { $0 <= probability }
        let share = (probability - said[next - 1]) / (said[next] - said[next - 1])
        return meant[next - 1] + share * (meant[next] - meant[next - 1])
    }

    /// Whether it can be one that was learned.
    var isRising: Bool {
        said.count == meant.count && zip(said, said.dropFirst()).allSatisfy { $0 < $1 }
            && zip(meant, meant.dropFirst()).allSatisfy { $0 <= $1 }
    }
}
