import AutoMLTorch
import Foundation
import Testing

@Suite struct ObjectDetectorTests {
    private func train(seed: UInt64 = 1, epochs: Int = 40) throws -> ObjectDetector {
        let known = try SyntheticScenes(count: 48, seed: 3)
        var options = PixelTrainingOptions(seed: seed, seconds: 120)
        options.epochs = epochs
        options.width = 8
        return try ObjectDetector.train(on: known.images, boxes: known.boxes, classes: 2, options: options)
    }

    @Test("a detector finds squares and bars, and its calibration says how well (05/AL-23)")
    func learns() throws {
        let detector = try train()
        let held = try SyntheticScenes(count: 24, seed: 4)
        let unseen = try SyntheticScenes(count: 24, seed: 5)
        let calibration = DetectionCalibration(detected: try detector.detect(in: held.images), truth: held.boxes, classes: 2)
        let found = try detector.detect(in: unseen.images)
        let qualities = zip(found, unseen.boxes).map { DetectionQuality.measure(predicted: calibration.kept($0), truth: $1) }
        let mean = qualities.reduce(0, +) / 24
        let expected = found.map(calibration.confidence).reduce(0, +) / 24
        #expect(mean > 0.6)
        #expect(abs(mean - expected) < 0.1)
    }

    @Test("a seed decides everything")
    func deterministic() throws {
        #expect(try train(seed: 2, epochs: 1).data() == train(seed: 2, epochs: 1).data())
        #expect(try train(seed: 2, epochs: 1).data() != train(seed: 3, epochs: 1).data())
    }

    @Test("a saved detector finds the same boxes, and damaged bytes are refused")
    func roundTrip() throws {
        let detector = try train(epochs: 2)
        let images = try SyntheticScenes(count: 3, seed: 6).images
        let data = try detector.data()
        #expect(try ObjectDetector.load(data).detect(in: images) == detector.detect(in: images))
        #expect(throws: TorchError.self) { try ObjectDetector.load(data.dropLast(9)) }
        #expect(throws: TorchError.self) { try ImageSegmenter.load(data) }
        #expect(throws: TorchError.self) { try ImageClassifier.load(data) }
    }

    @Test("boxes without an area or of an unknown class are refused")
    func refusals() throws {
        let images = try SyntheticScenes(count: 1, seed: 1).images
        let options = PixelTrainingOptions(seed: 1, seconds: 1)
        let flat = ObjectBox(left: 1, top: 1, width: 0, height: 4, classIndex: 0)
        let foreign = ObjectBox(left: 1, top: 1, width: 4, height: 4, classIndex: 2)
        for (box, reason) in [(flat, "a box has no area"), (foreign, "a box's class is not among the classes")] {
            let error = #expect(throws: TorchError.self) {
                try ObjectDetector.train(on: images, boxes: [[box]], classes: 2, options: options)
            }
            #expect(error?.description == reason)
        }
    }

    @Test("pictures without any object can be learned from")
    func empty() throws {
        let images = try SyntheticScenes(count: 4, seed: 1).images
        var options = PixelTrainingOptions(seed: 1, seconds: 30)
        options.epochs = 1
        let detector = try ObjectDetector.train(on: images, boxes: [[], [], [], []], classes: 1, options: options)
        #expect(try detector.detect(in: images).count == 4)
    }
}
