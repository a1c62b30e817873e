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
    static let maxCells = 16 << 20
    /// How many answers of average workers are added to each worker's own when its accuracy is judged.
    private static let accuracyPriorAnswers = 6.0
    /// How many answers of the one-coin form are added to each row of the pooled matrix, for each class.
    private static let pooledPriorAnswers = 1.0

    private let classCount: Int
    private let workerCount: Int
    private var strength = DirichletStrength()
    /// `pooled[answer * classCount + truth]`: the probability of `answer` if `truth` is true, over all workers.
    private var pooled: [Double] = []
    /// What is expected of each worker before its own mistakes are looked at.
    private var expected = ExpectedConfusion(classCount: 0, pooled: [], diagonals: [])
    /// `own[(worker * classCount + answer) * classCount + truth]`: the probability of `answer` by `worker` if `truth` is
    /// true; empty when it would be too large.
    private var own: [Float]
    /// The probability of the right answer: `diagonals[worker * classCount + truth]`.
    private var diagonals: [Double] = []

    init(classCount: Int, workerCount: Int) {
        self.classCount = classCount
        self.workerCount = workerCount
        let cells = workerCount * classCount * classCount
        own = [Float](repeating: 0, count: cells <= Self.maxCells ? cells : 0)
    }

    /// Whether each worker has a matrix of its own.
    var hasOwnMatrices: Bool { !own.isEmpty }

    /// Estimates the pooled matrix, the strength of the shrinkage and every worker's matrix.
    mutating func fit(_ counts: ConfusionCounts) {
        fitPooled(counts)
        expected = ExpectedConfusion(classCount: classCount, pooled: pooled, diagonals: shiftedDiagonals(counts))
        diagonals = expected.diagonals
        // Without matrices of their own, workers keep the diagonals that are expected.
        if hasOwnMatrices { fitOwn(counts) }
    }

    /// Multiplies `weights`, one for each class, by how likely the answers at `places` are if it is the true one.
    func weigh(_ answers: AnswersByObject, _ places: Range<Int>, _ weights: UnsafeMutablePointer<Double>) {
        guard hasOwnMatrices else { return weighAsExpected(answers, places, weights) }
        own.withUnsafeBufferPointer { own in
            for place in places {
                let row = (Int(answers.workers[place]) * classCount + Int(answers.classes[place])) * classCount
                for truth in 0..<classCount { weights[truth] *= Double(own[row + truth]) }
            }
        }
    }

    private func weighAsExpected(
        _ answers: AnswersByObject, _ places: Range<Int>, _ weights: UnsafeMutablePointer<Double>
    ) {
        for place in places {
            let answer = Int(answers.classes[place])
            let worker = Int(answers.workers[place])
            for truth in 0..<classCount { weights[truth] *= expected.probability(of: answer, by: worker, if: truth) }
        }
    }

    /// The probability that each worker names the true class of an average object.
    func accuracies(prior: ClassPrior) -> [Double] {
        (0..<workerCount).map { worker in
            (0..<classCount).reduce(0) { $0 + prior.probabilities[$1] * diagonals[worker * classCount + $1] }
        }
    }

    private mutating func fitPooled(_ counts: ConfusionCounts) {
        let accuracy = (counts.right + 1) / (counts.total + 2)
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

    /// The pooled diagonal, moved for each worker by how much better than the pool it is, given which classes it met.
    private func shiftedDiagonals(_ counts: ConfusionCounts) -> [Double] {
        let right = (0..<classCount).map { pooled[$0 * classCount + $0] }
        let logits = right.map(Self.logit)
        let prior = Self.accuracyPriorAnswers * (counts.right + 1) / (counts.total + 2)
        var diagonals = [Double](repeating: 0, count: workerCount * classCount)
        for worker in 0..<workerCount {
            var met = 0.0
            var expectedRight = 0.0
            for truth in 0..<classCount {
                let count = counts.workerTruths[worker * classCount + truth]
                met += count
                expectedRight += count * right[truth]
            }
            let total = met + Self.accuracyPriorAnswers
            let shift =
                Self.logit((counts.workerRight[worker] + prior) / total) - Self.logit((expectedRight + prior) / total)
            for truth in 0..<classCount {
                diagonals[worker * classCount + truth] = 1 / (1 + Double.exp(-logits[truth] - shift))
            }
        }
        return diagonals
    }

    private mutating func fitOwn(_ counts: ConfusionCounts) {
        strength.fit(counts, expected: expected)
        for worker in 0..<workerCount {
            for answer in 0..<classCount {
                let row = (worker * classCount + answer) * classCount
                for truth in 0..<classCount {
                    let prior = strength.value * expected.probability(of: answer, by: worker, if: truth)
                    let met = counts.workerTruths[worker * classCount + truth]
                    let probability = (counts.own[row + truth] + prior) / (met + strength.value)
                    own[row + truth] = Float(probability)
                    if answer == truth { diagonals[worker * classCount + truth] = probability }
                }
            }
        }
    }

    private static func logit(_ probability: Double) -> Double {
        Double.log((probability + 1e-9) / (1 - probability + 1e-9))
    }
}
