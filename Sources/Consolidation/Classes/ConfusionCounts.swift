/// How often each answer met each true class, by the objects' probabilities: over all workers, and for each.
struct ConfusionCounts: Sendable {
    let classCount: Int
    let workerCount: Int
    let keepsOwnMatrices: Bool
    /// `pooled[answer * classCount + truth]`.
    private(set) var pooled: [Double]
    /// `own[(worker * classCount + answer) * classCount + truth]`; empty when it would be too large.
    private(set) var own: [Double]
    /// How often each truth was met: by all, and `workerTruths[worker * classCount + truth]`.
    private(set) var truths: [Double]
    private(set) var workerTruths: [Double]
    /// How often each worker was right.
    private(set) var workerRight: [Double]
    /// How often anybody was right, and the number of answers.
    private(set) var right = 0.0
    private(set) var total = 0.0

    init(classCount: Int, workerCount: Int, keepsOwnMatrices: Bool) {
        self.classCount = classCount
        self.workerCount = workerCount
        self.keepsOwnMatrices = keepsOwnMatrices
        pooled = [Double](repeating: 0, count: classCount * classCount)
        own = [Double](repeating: 0, count: keepsOwnMatrices ? workerCount * classCount * classCount : 0)
        truths = [Double](repeating: 0, count: classCount)
        workerTruths = [Double](repeating: 0, count: workerCount * classCount)
        workerRight = [Double](repeating: 0, count: workerCount)
    }

    /// Counts every answer anew, spread over the classes that its object may have.
    mutating func count(_ answers: AnswersByObject, posteriors: [Float]) {
        Self.clear(&pooled)
        Self.clear(&workerTruths)
        Self.clear(&workerRight)
        if keepsOwnMatrices {
            countOwn(answers, posteriors: posteriors)
            sumOwn()
        } else {
            countShared(answers, posteriors: posteriors)
        }
        for truth in 0..<classCount {
            truths[truth] = (0..<classCount).reduce(0) { $0 + pooled[$1 * classCount + truth] }
        }
        right = workerRight.reduce(0, +)
        total = Double(answers.count)
    }

    private static func clear(_ cells: inout [Double]) {
        cells.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    }

    /// The innermost loop of the whole estimation, so it goes over plain memory.
    private mutating func countOwn(_ answers: AnswersByObject, posteriors: [Float]) {
        Self.clear(&own)
        let classCount = classCount
        own.withUnsafeMutableBufferPointer { cells in
            answers.withRows(of: posteriors, width: classCount) { worker, answer, row in
                let cell = (worker * classCount + answer) * classCount
                for truth in 0..<classCount { cells[cell + truth] += Double(row[truth]) }
            }
        }
    }

    /// What all workers' matrices have in common follows from them.
    private mutating func sumOwn() {
        for worker in 0..<workerCount {
            for answer in 0..<classCount {
                let row = (worker * classCount + answer) * classCount
                for truth in 0..<classCount {
                    pooled[answer * classCount + truth] += own[row + truth]
                    workerTruths[worker * classCount + truth] += own[row + truth]
                }
                workerRight[worker] += own[row + answer]
            }
        }
    }

    private mutating func countShared(_ answers: AnswersByObject, posteriors: [Float]) {
        let classCount = classCount
        pooled.withUnsafeMutableBufferPointer { pooled in
            workerTruths.withUnsafeMutableBufferPointer { workerTruths in
                workerRight.withUnsafeMutableBufferPointer { workerRight in
                    answers.withRows(of: posteriors, width: classCount) { worker, answer, row in
                        workerRight[worker] += Double(row[answer])
                        for truth in 0..<classCount {
                            pooled[answer * classCount + truth] += Double(row[truth])
                            workerTruths[worker * classCount + truth] += Double(row[truth])
                        }
                    }
                }
            }
        }
    }
}
