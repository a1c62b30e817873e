/// The default consolidation of multi-label answers: every class that at least one worker chose (05/MLC-1), each with
/// the probability that it holds (05/MLC-2).
///
/// One yes-or-no question per class, each by `EnsembleEM`, so that a worker who overlooks one class is still trusted on
/// the others. Treating classes apart is what Zheng et al., "Truth Inference in Crowdsourcing", VLDB 2017, found
/// sufficient for multiple-choice tasks.
package struct MultiLabelConsolidation: Sendable {
    package init() {}

    /// By object number the classes chosen, in the order of the label categories, and every worker's accuracy: the mean
    /// over the classes.
    package func labels(of answers: MultiLabelAnswers) -> (labels: [[ScoredClass]], workerAccuracies: [Double]) {
        var labels = [[ScoredClass]](repeating: [], count: answers.objectCount)
        var accuracies = [Double](repeating: 0, count: answers.workerCount)
        for classIndex in 0..<answers.classCount {
            var questions = ClassAnswers(classCount: 2)
            var isChosen = [Bool](repeating: false, count: answers.objectCount)
            for answer in answers.answers {
                let chosen = answer.classes.contains(classIndex)
                questions.append(object: Int(answer.object), worker: Int(answer.worker), classIndex: chosen ? 1 : 0)
                if chosen { isChosen[Int(answer.object)] = true }
            }
            let posteriors = EnsembleEM().posteriors(of: questions)
            for object in isChosen.indices where isChosen[object] {
                let confidence = min(Double(posteriors.probabilities[object * 2 + 1]), 1)
                labels[object].append(ScoredClass(classIndex: classIndex, confidence: confidence))
            }
            for (worker, accuracy) in posteriors.workerAccuracies.enumerated() {
                accuracies[worker] += accuracy / Double(answers.classCount)
            }
        }
        return (labels, accuracies)
    }
}
