/// Takes the class that most workers chose; its probability is the share of workers who chose it.
///
/// The floor that every better method is measured against. Of classes with as many votes the one that comes first
/// in the label categories is taken.
package struct MajorityVote: Sendable {
    package init() {}

    /// The share of votes of each class, for every object.
    package func posteriors(of answers: ClassAnswers) -> ClassPosteriors {
        let classCount = answers.classCount
        var votes = [Float](repeating: 0, count: answers.objectCount * classCount)
        var totals = [Float](repeating: 0, count: answers.objectCount)
        for index in 0..<answers.count {
            votes[Int(answers.objects[index]) * classCount + Int(answers.classes[index])] += 1
            totals[Int(answers.objects[index])] += 1
        }
        for cell in votes.indices where votes[cell] > 0 { votes[cell] /= totals[cell / classCount] }
        return ClassPosteriors(
            classCount: classCount, probabilities: votes,
            workerAccuracies: Self.agreement(answers, shares: votes))
    }

    /// How often each worker's class is the majority's, ties counted in full.
    private static func agreement(_ answers: ClassAnswers, shares: [Float]) -> [Double] {
        let classCount = answers.classCount
        var agreed = [Double](repeating: 0, count: answers.workerCount)
        var total = [Double](repeating: 0, count: answers.workerCount)
        for index in 0..<answers.count {
            let row = Int(answers.objects[index]) * classCount
            let chosen = shares[row + Int(answers.classes[index])]
            total[Int(answers.workers[index])] += 1
            if (0..<classCount).allSatisfy({ shares[row + $0] <= chosen }) { agreed[Int(answers.workers[index])] += 1 }
        }
        return zip(agreed, total).map { $1 > 0 ? $0 / $1 : 0 }
    }
}
