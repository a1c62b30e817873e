/// Leaves out members that cost more than they tell: as long as the loss out of fold hardly rises, the member goes that saves
/// most time for the rise.
struct MemberThrift {
    /// With fewer rows the loss tells members apart badly, and there are several because of that.
    private static let leastRows = 700
    /// The loss may rise by this share, and an area under the curve fall by as much.
    private static let risenLoss = 0.000_5
    private static let lostArea = 0.000_1

    /// So many rows tell what a member is worth, and take no time to speak of.
    private static let mostRows = 20_000

    private let trained: [TrainedCandidate]
    private let target: Target
    private let objective: EnsembleObjective
    /// The rows that are looked at.
    private let rows: [Int]

    /// - Parameter learningTarget: the target as learners see it.
    init(metric: Metric, trained: [TrainedCandidate], target: Target, learningTarget: Target) {
        let step = (target.rowCount + Self.mostRows - 1) / Self.mostRows
        rows = Array(stride(from: 0, to: target.rowCount, by: max(step, 1)))
        self.trained = trained
        self.target = target.selecting(rows: rows)
        objective = EnsembleObjective(metric: metric, target: learningTarget.selecting(rows: rows))
    }

    private struct Option: Sendable {
        let weights: [Double]
        let worth: Double
    }

    /// The weights without those members; they add up to what they did.
    func thrifty(_ weights: [Double]) -> [Double] {
        guard target.rowCount >= Self.leastRows else { return weights }
        let numbers = trained.indices.map { index in
            weights[index] > 0 ? objective.numbers(of: trained[index].outOfFold.selecting(rows: rows), target: target) : []
        }
        let costs = trained.indices.map { index in trained[index].models.reduce(0) { $0 + $1.predictionCost } }
        var kept = weights
        let best = loss(of: sum(kept, numbers))
        let most: Double
        if case .rankingOf = objective { most = best + Self.lostArea } else { most = best * (1 + Self.risenLoss) }
        while let next = withoutOne(kept, numbers, costs, best: best, most: most) { kept = next }
        return kept
    }

    /// The weights without one more member; nil if the loss would rise too much, whichever it is.
    private func withoutOne(_ weights: [Double], _ numbers: [[Float]], _ costs: [Double], best: Double, most: Double) -> [Double]? {
        let members = weights.indices.filter { weights[$0] > 0 }
        guard members.count > 1 else { return nil }
        let (sum, least) = (sum(weights, numbers), (most - best) / 100)
        let options = Parallel.map(members.count) { place -> Option? in
            let member = members[place]
            let (heir, loss) = heir(of: member, among: members, weights, numbers, sum: sum)
            guard loss <= most else { return nil }
            var rest = weights
            rest[heir] += rest[member]
            rest[member] = 0
            return Option(weights: rest, worth: costs[member] / max(loss - best, least))
        }
        return options.compactMap { $0 }.max { $0.worth < $1.worth }?.weights
    }

    /// The member that takes over another's weight best, and the loss then.
    private func heir(
        of member: Int, among members: [Int], _ weights: [Double], _ numbers: [[Float]], sum: [Float]
    ) -> (heir: Int, loss: Double) {
        let weight = Float(weights[member])
        var best = (heir: member, loss: Double.infinity)
        for heir in members where heir != member {
            let moved = sum.indices.map { sum[$0] + weight * (numbers[heir][$0] - numbers[member][$0]) }
            let loss = loss(of: moved)
            if loss < best.loss { best = (heir, loss) }
        }
        return best
    }

    private func sum(_ weights: [Double], _ numbers: [[Float]]) -> [Float] {
        var sum = [Float](repeating: 0, count: target.rowCount)
        for (index, weight) in weights.enumerated() where weight > 0 {
            let weight = Float(weight)
            for row in sum.indices { sum[row] += weight * numbers[index][row] }
        }
        return sum
    }

    private func loss(of sum: [Float]) -> Double {
        sum.withUnsafeBufferPointer { objective.loss(sum: $0, count: 1) }
    }
}
