/// The promises that could be made of ranked objects: of the most confident ones, more and more of them.
struct PromiseSizes {
    /// The most confident objects down to one.
    struct Candidate: Sendable {
        let threshold: Double
        let sampled: Int
        let unsampled: Int
        /// What the sampled ones lost.
        let loss: Double
        /// What the model expected the sampled ones to lose.
        let expectedLoss: Double
    }

    private(set) var candidates: [Candidate] = []

    init(ranked: [Int], standings: [Standing], predictions: [ObjectPrediction], gridSize: Int) {
        var sampled = 0
        var unsampled = 0
        var loss = 0.0
        var expected = 0.0
        let step = max(1, ranked.count / gridSize)
        for (place, object) in ranked.enumerated() {
            let prediction = predictions[object]
            if standings[object] == .sampled {
                sampled += 1
                loss += prediction.loss ?? 1
                expected += 1 - prediction.confidence
            } else {
                unsampled += 1
            }
            let isLast = place == ranked.count - 1
            // Objects of the same confidence stand or fall together.
            guard isLast || predictions[ranked[place + 1]].confidence < prediction.confidence else { continue }
            guard isLast || (place + 1) / step > (candidates.last.map { $0.sampled + $0.unsampled } ?? 0) / step else { continue }
            candidates.append(
                Candidate(threshold: prediction.confidence, sampled: sampled, unsampled: unsampled, loss: loss, expectedLoss: expected))
        }
    }
}
