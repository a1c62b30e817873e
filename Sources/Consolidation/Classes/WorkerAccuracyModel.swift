/// The simplest model of workers: each is right with a probability of its own, whatever the true class, and wrong
/// with equal probability for every other class ("one coin").
///
/// It needs few answers and cannot drift far from the majority; it fails where workers mistake one class more often
/// than another. Each accuracy is shrunk towards that of all workers together.
///
/// Source: Dawid and Skene, "Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm", 1979, with
/// the parameters tied; Zheng et al., "Truth Inference in Crowdsourcing", VLDB 2017 (there "ZC").
struct WorkerAccuracyModel: Sendable {
    /// How many answers of average workers are added to each worker's own.
    static let priorAnswers = 6.0
    /// Accuracies stay in this range, so that no single worker decides an object for good.
    private static let range = 0.02...0.995

    /// How much likelier a worker's answer is if it names the true class than if another class is true.
    private var odds: [Double]

    init(workerCount: Int) {
        odds = [Double](repeating: 1, count: workerCount)
    }

    /// Estimates every worker from what it answered to which true classes.
    mutating func fit(_ counts: ConfusionCounts) {
        let classCount = counts.classCount
        let mean = counts.right / max(counts.total, 1)
        for worker in odds.indices {
            let met = counts.workerTruths[worker * classCount..<(worker + 1) * classCount].reduce(0, +)
            let estimate = (counts.workerRight[worker] + Self.priorAnswers * mean) / (met + Self.priorAnswers)
            let accuracy = min(max(estimate, Self.range.lowerBound), Self.range.upperBound)
            odds[worker] = accuracy * Double(max(classCount - 1, 1)) / (1 - accuracy)
        }
    }

    /// Multiplies `weights`, one for each class, by how likely the answers at `places` are if it is the true one.
    func weigh(_ answers: AnswersByObject, _ places: Range<Int>, _ weights: UnsafeMutablePointer<Double>) {
        for place in places { weights[Int(answers.classes[place])] *= odds[Int(answers.workers[place])] }
    }
}
