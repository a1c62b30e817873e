import RealModule

/// The full model of workers: for each true class, the probability of every answer ("confusion matrix"), as Dawid and
/// Skene (1979) have it, but with each worker's matrix shrunk towards what the others lead to expect.
///
/// The expectation for a worker is the matrix of all workers pooled, its diagonal moved up or down on the logit scale
/// by how much better or worse this worker is than the pool; the strength of the shrinkage is learned from how much
/// workers differ. Workers with few answers so get a sound matrix, workers with many their own.
///
/// Sources: Dawid and Skene 1979; hierarchical priors as in Kim and Ghahramani, "Bayesian Classifier Combination",
/// AISTATS 2012; strength by Minka, "Estimating a Dirichlet distribution", 2000, section 3.
struct WorkerConfusionModel: Sendable {
    /// The most cells that workers' own matrices may have together; with more, only the pooled matrix and the
    /// workers' accuracies are used, so that hundreds of classes do not need gigabytes.
    static let maxCells = 32 << 20
    /// How many answers of average workers are added to each worker's own when its accuracy is judged.
    private static let accuracyPriorAnswers = 6.0
    /// How many answers of the one-coin form are added to each row of the pooled matrix, for each class.
    private static let pooledPriorAnswers = 1.0

    private let classCount: Int
    private let workerCount: Int
    private let hasOwnMatrices: Bool
    private var strength = DirichletStrength()
    /// `pooled[answer * classCount + truth]`: the probability of `answer` if `truth` is true, over all workers.
    private var pooled: [Double] = []
    /// How much each worker's diagonal is moved on the logit scale.
    private var shifts: [Double]
    /// `logarithms[(worker * classCount + answer) * classCount + truth]`.
    private var logarithms: [Float] = []
    /// The probability of the right answer: `diagonals[worker * classCount + truth]`.
    private var diagonals: [Double] = []

    init(classCount: Int, workerCount: Int) {
        self.classCount = classCount
        self.workerCount = workerCount
        shifts = [Double](repeating: 0, count: workerCount)
        hasOwnMatrices = workerCount * classCount * classCount <= Self.maxCells
    }

    /// Estimates the pooled matrix, the strength of the shrinkage and every worker's matrix.
    mutating func fit(_ answers: AnswersByObject, posteriors: [Float]) {
        var counts = ConfusionCounts(
            classCount: classCount, workerCount: workerCount, keepsOwnMatrices: hasOwnMatrices)
        counts.add(answers, posteriors: posteriors)
        fitPooled(counts)
        fitShifts(counts)
        // Without matrices of their own, workers keep the diagonals that `fitShifts` gave them.
        if hasOwnMatrices { fitOwn(counts) }
    }

    /// Adds to `logits` what the answers at `places` tell about each class.
    func add(_ answers: AnswersByObject, _ places: Range<Int>, to logits: inout [Double]) {
        for place in places {
            let answer = Int(answers.classes[place])
            let worker = Int(answers.workers[place])
            if hasOwnMatrices {
                addOwn(row: (worker * classCount + answer) * classCount, to: &logits)
            } else {
                for truth in 0..<classCount {
                    logits[truth] += Logarithm.of(expected(answer, truth, diagonals[worker * classCount + truth]))
                }
            }
        }
    }

    private func addOwn(row: Int, to logits: inout [Double]) {
        logarithms.withUnsafeBufferPointer { cells in
            logits.withUnsafeMutableBufferPointer { logits in
                for truth in 0..<classCount { logits[truth] += Double(cells[row + truth]) }
            }
        }
    }

    /// The probability that each worker names the true class of an average object.
    func accuracies(prior: ClassPrior) -> [Double] {
        (0..<workerCount).map { worker in
            (0..<classCount).reduce(0) { $0 + prior.probabilities[$1] * diagonals[worker * classCount + $1] }
        }
    }

    private mutating func fitPooled(_ counts: ConfusionCounts) {
        let right = (0..<classCount).reduce(0) { $0 + counts.pooled[$1 * classCount + $1] }
        let accuracy = (right + 1) / (counts.total + 2)
        let mistake = (1 - accuracy) / Double(max(classCount - 1, 1))
        let weight = Self.pooledPriorAnswers * Double(classCount)
        pooled = counts.pooled
        for truth in 0..<classCount {
            for answer in 0..<classCount {
                let cell = answer * classCount + truth
                let prior = answer == truth ? accuracy : mistake
                pooled[cell] = (counts.pooled[cell] + weight * prior) / (counts.truths[truth] + weight)
            }
        }
    }

    /// How much better than the pool each worker is, given which classes it met.
    private mutating func fitShifts(_ counts: ConfusionCounts) {
        let right = (0..<classCount).reduce(0) { $0 + counts.pooled[$1 * classCount + $1] }
        let prior = Self.accuracyPriorAnswers * (right + 1) / (counts.total + 2)
        for worker in 0..<workerCount {
            var met = 0.0
            var expectedRight = 0.0
            for truth in 0..<classCount {
                let count = counts.workerTruths[worker * classCount + truth]
                met += count
                expectedRight += count * pooled[truth * classCount + truth]
            }
            let total = met + Self.accuracyPriorAnswers
            shifts[worker] =
                Self.logit((counts.workerRight[worker] + prior) / total) - Self.logit((expectedRight + prior) / total)
        }
        diagonals = [Double](repeating: 0, count: workerCount * classCount)
        for worker in 0..<workerCount {
            for truth in 0..<classCount {
                let shifted = Self.logit(pooled[truth * classCount + truth]) + shifts[worker]
                diagonals[worker * classCount + truth] = 1 / (1 + Double.exp(-shifted))
            }
        }
    }

    private mutating func fitOwn(_ counts: ConfusionCounts) {
        var strength = strength
        strength.fit(counts) { worker, answer, truth in
            expected(answer, truth, diagonals[worker * classCount + truth])
        }
        self.strength = strength
        if logarithms.isEmpty { logarithms = [Float](repeating: 0, count: workerCount * classCount * classCount) }
        for worker in 0..<workerCount {
            for truth in 0..<classCount {
                let own = diagonals[worker * classCount + truth]
                let total = counts.workerTruths[worker * classCount + truth] + strength.value
                for answer in 0..<classCount {
                    let cell = (worker * classCount + answer) * classCount + truth
                    let probability =
                        (Double(counts.own[cell]) + strength.value * expected(answer, truth, own)) / total
                    logarithms[cell] = Float(Logarithm.of(probability))
                    if answer == truth { diagonals[worker * classCount + truth] = probability }
                }
            }
        }
    }

    /// What is expected of a worker who is right about `truth` with probability `diagonal`: its mistakes are spread as
    /// everybody's are.
    private func expected(_ answer: Int, _ truth: Int, _ diagonal: Double) -> Double {
        guard answer != truth else { return diagonal }
        let mistakes = max(1 - pooled[truth * classCount + truth], 1e-12)
        return max((1 - diagonal) * pooled[answer * classCount + truth] / mistakes, 1e-6)
    }

    private static func logit(_ probability: Double) -> Double {
        Double.log((probability + 1e-9) / (1 - probability + 1e-9))
    }
}
