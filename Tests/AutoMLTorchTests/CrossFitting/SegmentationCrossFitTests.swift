import AutoMLTorch
import Testing

@Suite struct SegmentationCrossFitTests {
    private func fit(_ scenes: SyntheticScenes, masks: MaskBatch, labeled: [Bool]) async throws -> SegmentationCrossFit {
        try await SegmentationCrossFit.fit(
            scenes.images, masks: masks, labeled: labeled, folds: labeled.indices.map { $0 % 3 }, foldCount: 3, classes: 3,
            background: 0, seed: 1, budget: TrainingBudget(seconds: 600, workers: 2), epochs: 2)
    }

    @Test("what is said of a fold, the confidence too, does not depend on the fold's masks")
    func independence() async throws {
        let scenes = try SyntheticScenes(count: 12, seed: 3)
        let pixels = SyntheticScenes.side * SyntheticScenes.side
        var values = scenes.masks.values
        for mask in stride(from: 1, to: 12, by: 3) {
            values.replaceSubrange(mask * pixels..<(mask + 1) * pixels, with: repeatElement(2, count: pixels))
        }
        let other = try MaskBatch(values: values, height: SyntheticScenes.side, width: SyntheticScenes.side)
        let labeled = [Bool](repeating: true, count: 12)
        let first = try await fit(scenes, masks: scenes.masks, labeled: labeled)
        let second = try await fit(scenes, masks: other, labeled: labeled)
        for object in stride(from: 1, to: 12, by: 3) {
            #expect(first.masks[object] == second.masks[object])
            #expect(first.confidences[object] == second.confidences[object])
        }
        #expect(first.masks != second.masks)
    }
}
