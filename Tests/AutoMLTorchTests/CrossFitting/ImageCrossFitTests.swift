import AutoMLCore
import AutoMLTorch
import Testing

@Suite struct ImageCrossFitTests {
    private let folds = (0..<120).map { $0 / 2 % 6 }

    private func fit(labels: [Int?], epochs: Int) async throws -> ImageCrossFit {
        let images = try SyntheticImages(count: 120, side: 12, seed: 7).images
        let objects = CrossFitObjects(
            folds: folds, foldCount: 6, labels: labels, classCount: 2, representative: labels.map { $0 != nil })
        return try await ImageCrossFit.fit(
            images, objects, seed: 1, budget: TrainingBudget(seconds: 600, workers: 2), epochs: epochs)
    }

    @Test("pictures without a label are classified from those that have one")
    func predictions() async throws {
        let truth = try SyntheticImages(count: 120, side: 12, seed: 7).labels
        let result = try await fit(labels: truth.enumerated().map { $0 % 3 == 0 ? nil : $1 }, epochs: 12)
        let right = truth.indices.count { result.predictions[$0].label == truth[$0] }
        #expect(right > 110)
        #expect(result.predictions.allSatisfy { (0.5...1).contains($0.confidence) })
        #expect(result.predictions.allSatisfy { $0.probabilities.count == 2 })
    }

    @Test("what is said of a fold does not depend on the fold's labels")
    func independence() async throws {
        let truth = try SyntheticImages(count: 120, side: 12, seed: 7).labels.map { Optional($0) }
        let fold = folds.indices.filter { folds[$0] == 3 }
        var other = truth
        for object in fold { other[object] = 0 }
        let (first, second) = try await (fit(labels: truth, epochs: 1), fit(labels: other, epochs: 1))
        #expect(fold.allSatisfy { first.predictions[$0] == second.predictions[$0] })
        #expect(first.predictions != second.predictions)
    }

    @Test("networks count as much as suits the labels of other folds, and not at all where others know better")
    func blend() async throws {
        let truth = try SyntheticImages(count: 120, side: 12, seed: 7).labels
        let result = try await fit(labels: truth, epochs: 12)
        let objects = CrossFitObjects(
            folds: folds, foldCount: 6, labels: truth, classCount: 2, representative: truth.map { _ in true })
        let knowing = truth.map {
            CrossFitPrediction(label: $0, confidence: 0.99, probabilities: $0 == 0 ? [0.9999, 0.0001] : [0.0001, 0.9999])
        }
        #expect(result.blended(with: knowing, objects) == knowing)
        let guessing = truth.map { _ in CrossFitPrediction(label: 0, confidence: 0.5, probabilities: [0.5, 0.5]) }
        let blend = result.blended(with: guessing, objects)
        #expect(zip(blend, result.predictions).allSatisfy { $0.label == $1.label && $0.confidence < $1.confidence + 1e-6 })
        let nothing = truth.map { _ in CrossFitPrediction(label: 0, confidence: 0) }
        #expect(result.blended(with: nothing, objects) == result.predictions)
    }
}
