/// People who answer rightly but for random errors, and whose majority is the label.
struct SimulatedAnnotators: Sendable {
    /// The share of answers that are another class than the true one.
    let error: Double
    let count: Int
    let classCount: Int

    /// The most frequent answer for an object of class `truth`; among equals, one at random.
    func label(of truth: Int, using generator: inout some RandomNumberGenerator) -> Int {
        guard error > 0 else { return truth }
        var votes: [Int: Int] = [:]
        for _ in 0..<count { votes[answer(of: truth, using: &generator), default: 0] += 1 }
        let most = votes.values.max() ?? 0
        return votes.filter { $0.value == most }.keys.sorted().randomElement(using: &generator) ?? truth
    }

    private func answer(of truth: Int, using generator: inout some RandomNumberGenerator) -> Int {
        guard Double.random(in: 0..<1, using: &generator) < error else { return truth }
        let other = Int.random(in: 0..<classCount - 1, using: &generator)
        return other < truth ? other : other + 1
    }
}
