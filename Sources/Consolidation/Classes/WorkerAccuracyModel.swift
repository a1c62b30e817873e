import RealModule

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

    private(set) var accuracies: [Double]
    /// What a worker's answer adds to the logit of the class it names, over every other class.
    private var votes: [Double]

    init(workerCount: Int) {
        accuracies = [Double](repeating: 0, count: workerCount)
        votes = accuracies
    }

    /// Estimates every worker from the objects' probabilities.
    mutating func fit(_ answers: AnswersByObject, posteriors: [Float], classCount: Int) {
        var right = [Double](repeating: 0, count: accuracies.count)
        var total = right
        for object in 0..<answers.objectCount {
            for place in answers.places(of: object) {
                let worker = Int(answers.workers[place])
                right[worker] += Double(posteriors[object * classCount + Int(answers.classes[place])])
                total[worker] += 1
            }
        }
        let mean = right.reduce(0, +) / max(total.reduce(0, +), 1)
        for worker in accuracies.indices {
            let estimate = (right[worker] + Self.priorAnswers * mean) / (total[worker] + Self.priorAnswers)
            accuracies[worker] = min(max(estimate, Self.range.lowerBound), Self.range.upperBound)
            votes[worker] = Double.log(accuracies[worker] * Double(max(classCount - 1, 1)) / (1 - accuracies[worker]))
        }
    }

    /// Adds to `logits` what the answers at `places` tell about each class.
    func add(_ answers: AnswersByObject, _ places: Range<Int>, to logits: inout [Double]) {
        for place in places { logits[Int(answers.classes[place])] += votes[Int(answers.workers[place])] }
    }
}
