import AutoMLTorch
import Testing

@Suite struct DetectionCrossFitTests {
    private let folds = (0..<36).map { $0 % 3 }

    private func predictions(_ scenes: SyntheticScenes, boxes: [[ObjectBox]]) async throws -> [DetectionCrossFit.Prediction] {
        try await DetectionCrossFit.fit(
            scenes.images, boxes: boxes, folds: folds, foldCount: 3, classes: 2, seed: 1,
            budget: TrainingBudget(seconds: 600, workers: 2), epochs: 12
        ).predict(scenes.images, folds: folds)
    }

    @Test("what is said of a fold, the confidence too, does not depend on the fold's boxes")
    func independence() async throws {
        let scenes = try SyntheticScenes(count: 36, seed: 3)
        let other = scenes.boxes.enumerated().map { $0 % 3 == 1 ? [] : $1 }
        let (first, second) = try await (predictions(scenes, boxes: scenes.boxes), predictions(scenes, boxes: other))
        for object in stride(from: 1, to: 36, by: 3) { #expect(first[object] == second[object]) }
        #expect(first != second)
        #expect(first.allSatisfy { (0...1).contains($0.confidence) })
    }
}
