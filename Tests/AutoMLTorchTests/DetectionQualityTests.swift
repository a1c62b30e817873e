import AutoMLTorch
import Testing

@Suite struct DetectionQualityTests {
    private func box(_ left: Float, _ classIndex: Int = 0, score: Float = 1) -> ObjectBox {
        ObjectBox(left: left, top: 0, width: 10, height: 10, classIndex: classIndex, score: score)
    }

    struct Case: Sendable, CustomStringConvertible {
        let description: String
        let predicted: [ObjectBox]
        let truth: [ObjectBox]
        let quality: Double
    }

    static let cases: [Case] = {
        func box(_ left: Float, _ classIndex: Int = 0) -> ObjectBox {
            ObjectBox(left: left, top: 0, width: 10, height: 10, classIndex: classIndex)
        }
        return [
            Case(description: "nothing, rightly", predicted: [], truth: [], quality: 1),
            Case(description: "the same", predicted: [box(0)], truth: [box(0)], quality: 1),
            Case(description: "half a box aside", predicted: [box(5)], truth: [box(0)], quality: 1.0 / 3),
            Case(description: "one missed", predicted: [box(0)], truth: [box(0), box(50)], quality: 0.5),
            Case(description: "one too many", predicted: [box(0), box(50)], truth: [box(0)], quality: 0.5),
            Case(description: "the same twice", predicted: [box(0), box(0)], truth: [box(0)], quality: 0.5),
            Case(description: "another class", predicted: [box(0, 1)], truth: [box(0)], quality: 0),
            Case(description: "a mean of classes", predicted: [box(0), box(30), box(60, 1)], truth: [box(0), box(30)], quality: 0.5),
        ]
    }()

    @Test("a picture's quality is the mean over classes of the mean over predicted and missed boxes, 05/AL-23", arguments: cases)
    func measure(_ example: Case) {
        #expect(abs(DetectionQuality.measure(predicted: example.predicted, truth: example.truth) - example.quality) < 1e-6)
    }

    @Test("the threshold leaves out scores that are mostly wrong")
    func threshold() {
        let detected = (0..<20).map { _ in [box(0, score: 0.8), box(50, score: 0.32)] }
        let calibration = DetectionCalibration(detected: detected, truth: detected.map { [$0[0]] }, classes: 1)
        #expect(calibration.kept(detected[0]) == [detected[0][0]])
        #expect(calibration.confidence(detected[0]) > 0.9)
    }
}
