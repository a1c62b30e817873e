import AutoMLTorch
import Testing

@Suite struct SegmentationCrossFitTests {
    private let folds = (0..<36).map { $0 % 3 }

    private func predictions(_ scenes: SyntheticScenes, masks: MaskBatch) async throws -> [SegmentationCrossFit.Prediction] {
        try await SegmentationCrossFit.fit(
            scenes.images, masks: masks, folds: folds, foldCount: 3, classes: 3, background: 0, seed: 1,
            budget: TrainingBudget(seconds: 600, workers: 2), epochs: 2
        ).predict(scenes.images, folds: folds)
    }

    @Test("what is said of a fold, the confidence too, does not depend on the fold's masks")
    func independence() async throws {
        let scenes = try SyntheticScenes(count: 36, seed: 3)
        let pixels = SyntheticScenes.side * SyntheticScenes.side
        var values = scenes.masks.values
        for mask in stride(from: 1, to: 36, by: 3) {
            values.replaceSubrange(mask * pixels..<(mask + 1) * pixels, with: repeatElement(2, count: pixels))
        }
        let other = try MaskBatch(values: values, height: SyntheticScenes.side, width: SyntheticScenes.side)
        let (first, second) = try await (predictions(scenes, masks: scenes.masks), predictions(scenes, masks: other))
        for object in stride(from: 1, to: 36, by: 3) { #expect(first[object] == second[object]) }
        #expect(first != second)
        #expect(first.allSatisfy { (0...1).contains($0.confidence) })
    }
}
