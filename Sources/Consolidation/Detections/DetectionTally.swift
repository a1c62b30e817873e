/// How often workers looked at and marked what is real and what is a slip, each candidate counted in both shares.
struct DetectionTally: Sendable {
    private(set) var realLooks: [Double]
    private(set) var realMarks: [Double]
    private(set) var slipLooks: [Double]
    private(set) var slipMarks: [Double]
    /// How often a worker could have joined another's slip, and did.
    private(set) var slipJoinLooks = 0.0
    private(set) var slipJoins = 0.0

    init(workerCount: Int) {
        realLooks = [Double](repeating: 0, count: workerCount)
        realMarks = realLooks
        slipLooks = realLooks
        slipMarks = realLooks
    }

    /// Adds a candidate that is real with probability `real`.
    mutating func add(_ candidate: DetectionCandidate, real: Double) {
        for worker in candidate.lookedAtBy {
            realLooks[Int(worker)] += real
            slipLooks[Int(worker)] += 1 - real
        }
        for worker in candidate.markedBy {
            realMarks[Int(worker)] += real
            slipMarks[Int(worker)] += 1 - real
        }
        slipJoinLooks += (1 - real) * Double(candidate.lookedAtBy.count - 1)
        slipJoins += (1 - real) * Double(candidate.markedBy.count - 1)
    }
}
