/// For every object the probability of each class, given everybody's answers.
package struct ClassPosteriors: Sendable {
    package let classCount: Int
    /// `probabilities[object * classCount + classIndex]`; all zero for objects without an answer.
    package let probabilities: [Float]
    /// The probability that each worker names the true class of an average object; by worker number.
    package let workerAccuracies: [Double]

    package init(classCount: Int, probabilities: [Float], workerAccuracies: [Double]) {
        self.classCount = classCount
        self.probabilities = probabilities
        self.workerAccuracies = workerAccuracies
    }

    /// The most probable class of `object` and its probability; nil when nobody answered it.
    ///
    /// Of classes exactly as probable the one that comes first in the label categories is taken.
    package func best(of object: Int) -> (classIndex: Int, confidence: Double)? {
        let row = object * classCount
        guard row + classCount <= probabilities.count else { return nil }
        var best = 0
        for classIndex in 0..<classCount where probabilities[row + classIndex] > probabilities[row + best] {
            best = classIndex
        }
        let confidence = Double(probabilities[row + best])
        return confidence > 0 ? (best, min(confidence, 1)) : nil
    }
}
