import AutoMLTorch
import Foundation
import Testing

@Suite struct ImageSegmenterTests {
    private func train(seed: UInt64 = 1, epochs: Int = 12) throws -> ImageSegmenter {
        let known = try SyntheticScenes(count: 32, seed: 3)
        var options = PixelTrainingOptions(seed: seed, seconds: 120)
        options.epochs = epochs
        options.width = 8
        return try ImageSegmenter.train(on: known.images, masks: known.masks, classes: 3, options: options)
    }

    @Test("a segmenter learns squares and bars, and its calibration says how well (05/AL-24)")
    func learns() throws {
        let segmenter = try train()
        let held = try SyntheticScenes(count: 16, seed: 4)
        let unseen = try SyntheticScenes(count: 16, seed: 5)
        let calibration = SegmentationCalibration(segmented: try segmenter.segment(held.images), truth: held.masks, background: 0)
        let said = try segmenter.segment(unseen.images)
        let mean =
            (0..<16).map { SegmentationQuality.measure(predicted: said.masks[$0], truth: unseen.masks[$0], background: 0) }
            .reduce(0, +) / 16
        let expected = (0..<16).map { calibration.confidence(said, mask: $0) }.reduce(0, +) / 16
        #expect(mean > 0.6)
        #expect(abs(mean - expected) < 0.1)
    }

    @Test("a seed decides everything")
    func deterministic() throws {
        #expect(try train(seed: 2, epochs: 1).data() == train(seed: 2, epochs: 1).data())
        #expect(try train(seed: 2, epochs: 1).data() != train(seed: 3, epochs: 1).data())
    }

    @Test("a saved segmenter says the same, of pictures of other sizes too, and damaged bytes are refused")
    func roundTrip() throws {
        let segmenter = try train(epochs: 1)
        let data = try segmenter.data()
        let images = try ImageBatch(values: (0..<2 * 50 * 41).map { Float($0 % 7) / 7 }, channels: 1, height: 50, width: 41)
        let said = try segmenter.segment(images)
        #expect(said.masks.count == 2 && said.masks.height == 50 && said.masks.width == 41)
        #expect(try ImageSegmenter.load(data).segment(images).masks == said.masks)
        #expect(throws: TorchError.self) { try ImageSegmenter.load(data.dropLast()) }
        #expect(throws: TorchError.self) { try ObjectDetector.load(data) }
    }

    @Test("masks that do not fit are refused")
    func refusals() throws {
        let scenes = try SyntheticScenes(count: 2, seed: 1)
        let options = PixelTrainingOptions(seed: 1, seconds: 1)
        func reason(_ masks: MaskBatch, classes: Int) -> String? {
            do {
                _ = try ImageSegmenter.train(on: scenes.images, masks: masks, classes: classes, options: options)
                return nil
            } catch { return error.description }
        }
        #expect(reason(scenes.masks, classes: 1) == "a mask has a class that is not among the classes")
        #expect(reason(try scenes.masks.selecting([0]), classes: 3) == "the masks are of another number or size than the pictures")
        let unknown = try MaskBatch(values: Array(repeating: MaskBatch.unknown, count: 2 * 64 * 64), height: 64, width: 64)
        #expect(reason(unknown, classes: 3) == "the masks have no pixel whose class is known")
    }

    @Test("a mask's quality is the mean over its classes but the background, 05/AL-24")
    func quality() {
        let truth: [UInt8] = [0, 0, 1, 1, 2, 2, MaskBatch.unknown]
        func measure(_ predicted: [UInt8], _ background: Int? = 0) -> Double {
            SegmentationQuality.measure(predicted: predicted[...], truth: truth[...], background: background)
        }
        #expect(measure([0, 0, 1, 1, 2, 2, 1]) == 1)
        #expect(measure([0, 0, 1, 1, 0, 0, 0]) == 0.5)
        #expect(measure([0, 0, 1, 1, 1, 1, 0]) == 0.25)
        #expect(abs(measure([0, 0, 1, 1, 1, 1, 0], nil) - 0.5) < 1e-9)
        #expect(SegmentationQuality.measure(predicted: [0, 0], truth: [0, 0], background: 0) == 1)
    }
}
