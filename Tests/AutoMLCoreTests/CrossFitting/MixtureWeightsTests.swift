import Testing

@testable import AutoMLCore

@Suite("How much each model counts")
struct MixtureWeightsTests {
    @Test("A model that knows nothing counts for nothing, and two that know the same count alike")
    func useless() {
        let good = (0..<100).map { $0.isMultiple(of: 10) ? Float(0.4) : 0.9 }
        let weights = MixtureWeights(probabilities: [good, good, [Float](repeating: 0.25, count: 100)]).values
        #expect(weights[2] < 0.01)
        #expect(abs(weights[0] - weights[1]) < 1e-4)
        #expect(abs(weights.reduce(0, +) - 1) < 1e-4)
    }

    @Test("Models that are right about different objects share")
    func complementary() {
        let first = (0..<100).map { $0 < 60 ? Float(0.9) : 0.1 }
        let weights = MixtureWeights(probabilities: [first, first.map { 1 - $0 }]).values
        #expect(weights[0] > weights[1] && weights[1] > 0.2)
    }

    @Test("Without observations all count alike; probabilities of 0 break nothing")
    func nothing() {
        #expect(MixtureWeights(probabilities: [[], []]).values == [0.5, 0.5])
        #expect(MixtureWeights(probabilities: [[0, 0], [0, 0]]).values == [0.5, 0.5])
    }
}
