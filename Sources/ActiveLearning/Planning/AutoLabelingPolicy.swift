/// How a job divides its objects between people and a model.
package struct AutoLabelingPolicy: Sendable, Codable, Equatable {
    package var lossKind: LossKind
    /// The mean loss that machine labels may have: 0.05 for 95 % right (05/AL-22), 0.4 for a mean IoU of 0.6 (05/AL-23).
    package var tolerance: Double
    /// How sure the promise is: the probability, over repetitions, that the tolerance holds.
    package var confidence: Double
    /// How many objects people label between two rounds.
    package var batchSize: Int
    /// The part of a batch that is drawn at random while nothing could be promised: it makes the sample larger.
    package var randomShare: Double
    /// The least number of further objects that is worth a part of the error that the promise may make.
    package var leastGain: Int

    package init(
        lossKind: LossKind = .error, tolerance: Double = 0.05, confidence: Double = 0.95, batchSize: Int, randomShare: Double = 0.5,
        leastGain: Int
    ) {
        self.lossKind = lossKind
        self.tolerance = tolerance
        self.confidence = confidence
        self.batchSize = batchSize
        self.randomShare = randomShare
        self.leastGain = leastGain
    }

    /// How many objects people label first, drawn at random: 20 % of fewer than 5,000 objects, else 10 % (05/AL-20).
    package static func sampleSize(objects: Int) -> Int {
        objects < 5_000 ? objects / 5 : objects / 10
    }

    /// The part of the error that the promise may make which the n-th test may spend, n from 0: most for the first, then
    /// halves of what is left, so that any number of tests spend no more than the whole (Bonferroni over a series).
    package func level(ofTest test: Int) -> Double {
        let first = 0.7
        guard test > 0 else { return (1 - confidence) * first }
        return (1 - confidence) * (1 - first) / Double(1 << min(test, 60))
    }
}
