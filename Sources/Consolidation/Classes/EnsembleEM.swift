/// The default consolidation of single-label answers: expectation maximisation (05/CON-4) in which three models of
/// workers judge every object together and learn from their common judgement.
///
/// - the majority, which assumes nothing and is the floor;
/// - `WorkerAccuracyModel`, one accuracy per worker;
/// - `WorkerConfusionModel`, a whole confusion matrix per worker.
///
/// No single model is best on all data: full matrices win where workers are biased and lose to the majority where
/// answers are few or classes skewed, because EM then drifts to an explanation of the answers that is likelier but not
/// truer. Which model is right cannot be seen from the answers alone, so their probabilities are averaged; and as
/// the average is what the next estimates are made from, none of them can drift alone. The average is also
/// better calibrated than its parts, since answers to one object depend on each other and multiplying them, as each
/// model does, overstates what they tell.
///
/// Deterministic: the same answers give the same probabilities whatever order they were added in. Classes exactly as
/// probable are decided for the one that comes first in the label categories.
package struct EnsembleEM: Sendable {
    /// Shares of the three models, chosen once on eleven public crowd data sets; results change little around them.
    private static let majorityWeight: Float = 0.4
    private static let accuracyWeight: Float = 0.2
    private static let confusionWeight: Float = 0.4
    /// Rounds of estimation; later ones change next to nothing.
    private static let rounds = 10
    /// Answers spread evenly over the classes that are added to every object's votes.
    private static let smoothingAnswers: Float = 0.3

    package init() {}

    /// The probability of each class, for every object, and the accuracy of every worker.
    package func posteriors(of answers: ClassAnswers) -> ClassPosteriors {
        let classCount = answers.classCount
        let grouped = AnswersByObject(answers)
        let majority = Self.smoothedVotes(grouped, classCount: classCount)
        var posteriors = majority
        var accuracy = WorkerAccuracyModel(workerCount: answers.workerCount)
        var confusion = WorkerConfusionModel(classCount: classCount, workerCount: answers.workerCount)
        var counts = ConfusionCounts(
            classCount: classCount, workerCount: answers.workerCount, keepsOwnMatrices: confusion.hasOwnMatrices)
        var prior = ClassPrior(posteriors: posteriors, classCount: classCount)
        for _ in 0..<Self.rounds where answers.count > 0 {
            prior = ClassPrior(posteriors: posteriors, classCount: classCount)
            counts.count(grouped, posteriors: posteriors)
            accuracy.fit(counts)
            confusion.fit(counts)
            Self.judge(
                grouped, prior: prior, accuracy: accuracy, confusion: confusion, majority: majority, into: &posteriors)
        }
        return ClassPosteriors(
            classCount: classCount, probabilities: posteriors,
            workerAccuracies: answers.count > 0 ? confusion.accuracies(prior: prior) : [])
    }

    private static func smoothedVotes(_ answers: AnswersByObject, classCount: Int) -> [Float] {
        var votes = [Float](repeating: 0, count: answers.objectCount * classCount)
        for object in 0..<answers.objectCount {
            let places = answers.places(of: object)
            guard !places.isEmpty else { continue }
            for place in places { votes[object * classCount + Int(answers.classes[place])] += 1 }
            for classIndex in 0..<classCount {
                votes[object * classCount + classIndex] =
                    (votes[object * classCount + classIndex] + smoothingAnswers / Float(classCount))
                    / (Float(places.count) + smoothingAnswers)
            }
        }
        return votes
    }

    private static func judge(
        _ answers: AnswersByObject, prior: ClassPrior, accuracy: WorkerAccuracyModel, confusion: WorkerConfusionModel,
        majority: [Float], into posteriors: inout [Float]
    ) {
        let classCount = prior.probabilities.count
        var byAccuracy = ClassWeights(prior)
        var byConfusion = ClassWeights(prior)
        posteriors.withUnsafeMutableBufferPointer { posteriors in
            for object in 0..<answers.objectCount {
                let places = answers.places(of: object)
                guard !places.isEmpty else { continue }
                byAccuracy.weigh(places) { accuracy.weigh(answers, $0, $1) }
                byConfusion.weigh(places) { confusion.weigh(answers, $0, $1) }
                let row = object * classCount
                for classIndex in 0..<classCount {
                    posteriors[row + classIndex] =
                        majorityWeight * majority[row + classIndex] + accuracyWeight * byAccuracy[classIndex]
                        + confusionWeight * byConfusion[classIndex]
                }
            }
        }
    }
}
