import AutoMLTorch
import Testing

@Suite struct DetectionCrossFitTests {
    private func fit(_ scenes: SyntheticScenes, boxes: [[ObjectBox]?], epochs: Int) async throws -> DetectionCrossFit {
        try await DetectionCrossFit.fit(
            scenes.images, boxes: boxes, folds: boxes.indices.map { $0 % 3 }, foldCount: 3, classes: 2, seed: 1,
            budget: TrainingBudget(seconds: 600, workers: 2), epochs: epochs)
    }

    @Test("what is said of a fold, the confidence too, does not depend on the fold's boxes")
    func independence() async throws {
        let scenes = try SyntheticScenes(count: 36, seed: 3)
        let truth = scenes.boxes.map { Optional($0) }
        let other = truth.enumerated().map { $0 % 3 == 1 ? [] : $1 }
        let (first, second) = try await (fit(scenes, boxes: truth, epochs: 12), fit(scenes, boxes: other, epochs: 12))
        for object in stride(from: 1, to: 36, by: 3) { #expect(first.predictions[object] == second.predictions[object]) }
        #expect(first.predictions != second.predictions)
    }

    @Test("pictures that nobody has looked at are predicted as well")
    func unlabeled() async throws {
        let scenes = try SyntheticScenes(count: 12, seed: 3)
        let result = try await fit(scenes, boxes: scenes.boxes.enumerated().map { $0 < 3 ? nil : $1 }, epochs: 1)
        #expect(result.predictions.count == 12)
        #expect(result.predictions.allSatisfy { (0...1).contains($0.confidence) })
    }
}
