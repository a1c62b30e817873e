/// What is expected of a worker who is right about each class with a given probability: its mistakes are spread as
/// everybody's are.
struct ExpectedConfusion: Sendable {
    private static let floor = 1e-6

    let classCount: Int
    /// The probability of the right answer: `diagonals[worker * classCount + truth]`.
    var diagonals: [Double]
    /// `mistakes[answer * classCount + truth]`: the share of `answer` in the mistakes about `truth`.
    private let mistakes: [Double]

    /// `pooled[answer * classCount + truth]` is the probability of `answer` if `truth` is true, over all workers.
    init(classCount: Int, pooled: [Double], diagonals: [Double]) {
        self.classCount = classCount
        self.diagonals = diagonals
        var mistakes = pooled
        for truth in 0..<classCount {
            let mistaken = max(1 - pooled[truth * classCount + truth], 1e-12)
            for answer in 0..<classCount { mistakes[answer * classCount + truth] /= mistaken }
        }
        self.mistakes = mistakes
    }

    /// The probability that `worker` answers `answer` if `truth` is true.
    @inline(__always)
    func probability(of answer: Int, by worker: Int, if truth: Int) -> Double {
        let diagonal = diagonals[worker * classCount + truth]
        guard answer != truth else { return diagonal }
        return max((1 - diagonal) * mistakes[answer * classCount + truth], Self.floor)
    }
}
