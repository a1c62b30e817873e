/// How often each answer met each true class, by the objects' probabilities: over all workers, and for each.
struct ConfusionCounts: Sendable {
    let classCount: Int
    let workerCount: Int
    /// `pooled[answer * classCount + truth]`.
    private(set) var pooled: [Double]
    /// `own[(worker * classCount + answer) * classCount + truth]`; empty when it would be too large.
    private(set) var own: [Float]
    /// How often each truth was met: by all, and `workerTruths[worker * classCount + truth]`.
    private(set) var truths: [Double]
    private(set) var workerTruths: [Double]
    /// How often each worker was right.
    private(set) var workerRight: [Double]
    private(set) var total = 0.0

    init(classCount: Int, workerCount: Int, keepsOwnMatrices: Bool) {
        self.classCount = classCount
        self.workerCount = workerCount
        pooled = [Double](repeating: 0, count: classCount * classCount)
        own = [Float](repeating: 0, count: keepsOwnMatrices ? workerCount * classCount * classCount : 0)
        truths = [Double](repeating: 0, count: classCount)
        workerTruths = [Double](repeating: 0, count: workerCount * classCount)
        workerRight = [Double](repeating: 0, count: workerCount)
    }

    /// Counts every answer, spread over the classes that its object may have.
    mutating func add(_ answers: AnswersByObject, posteriors: [Float]) {
        posteriors.withUnsafeBufferPointer { posteriors in
            for object in 0..<answers.objectCount {
                let row = UnsafeBufferPointer(rebasing: posteriors[object * classCount..<(object + 1) * classCount])
                for place in answers.places(of: object) {
                    add(answer: Int(answers.classes[place]), of: Int(answers.workers[place]), probabilities: row)
                }
                total += Double(answers.places(of: object).count)
            }
        }
        for truth in 0..<classCount {
            truths[truth] = (0..<classCount).reduce(0) { $0 + pooled[$1 * classCount + truth] }
        }
    }
    /// The innermost loops of the whole estimation, so they go over plain memory.
    private mutating func add(answer: Int, of worker: Int, probabilities: UnsafeBufferPointer<Float>) {
        workerRight[worker] += Double(probabilities[answer])
        let pooledRow = answer * classCount
        pooled.withUnsafeMutableBufferPointer { cells in
            for truth in 0..<classCount { cells[pooledRow + truth] += Double(probabilities[truth]) }
        }
        let workerRow = worker * classCount
        workerTruths.withUnsafeMutableBufferPointer { cells in
            for truth in 0..<classCount { cells[workerRow + truth] += Double(probabilities[truth]) }
        }
        guard !own.isEmpty else { return }
        let ownRow = (workerRow + answer) * classCount
        own.withUnsafeMutableBufferPointer { cells in
            for truth in 0..<classCount { cells[ownRow + truth] += probabilities[truth] }
        }
    }
}
