import Foundation
import Testing

@testable import AutoMLCore

@Suite("Greedy selection")
struct GreedySelectionTests {
    @Test("prefers models whose errors cancel out to a single good one")
    func diversity() {
        var generator = SeededGenerator(seed: 1)
        let truth = (0..<500).map { _ in Float(generator.normal()) }
        let library = (0..<4).map { _ in truth.map { $0 + Float(generator.normal()) } } + [truth.map { _ in Float(generator.normal()) * 3 }]
        let weights = GreedySelection(objective: .squaredError(truth), library: library).weights(seed: 1)
        #expect(abs(weights.reduce(0, +) - 1) < 1e-9)
        #expect(weights[0..<4].allSatisfy { $0 > 0.1 })
        #expect(weights[4] < 0.05)
    }

    @Test("counts the area under the curve as the metric does, within the width of its bins")
    func areaUnderCurve() {
        var generator = SeededGenerator(seed: 2)
        let isPositive = (0..<2_000).map { _ in generator.unit() < 0.3 }
        let scores = isPositive.map { Float(min(max((generator.unit() + ($0 ? 0.3 : 0)) / 1.3, 0), 1)) }
        let loss = scores.withUnsafeBufferPointer { EnsembleObjective.rankingOf(isPositive: isPositive).loss(sum: $0, count: 1) }
        let exact = Metric.auc.value(
            predictions: .classes(ClassProbabilities(classes: ["n", "p"], values: scores.flatMap { [1 - $0, $0] })),
            truth: .classes(isPositive.map { $0 ? 1 : 0 }, names: ["n", "p"]))
        #expect(abs(-loss - exact) < 1e-3)
    }
}
