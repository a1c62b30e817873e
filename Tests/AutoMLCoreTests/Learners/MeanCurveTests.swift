import Testing

@testable import AutoMLCore

@Suite("The mean loss of folds that learn side by side")
struct MeanCurveTests {
    @Test("is least at a step that all folds took, whatever is best for one of them")
    func best() {
        let curve = MeanCurve([[5, 4, 3, 3.5, 1], [5, 4, 4.5, 4.6]])
        #expect(curve.best == 3)
        #expect(curve.length == 4)
    }

    @Test("ends when it has not fallen for long enough, or hardly")
    func patience() {
        #expect(MeanCurve([[3, 2, 3, 3, 3]]).isOver(patience: 3, share: 0))
        #expect(!MeanCurve([[3, 2, 3, 3, 3]]).isOver(patience: 4, share: 0))
        #expect(!MeanCurve([[3, 2, 3, 3, 3]]).isOver(patience: 1, share: 2))
        #expect(MeanCurve([[3, 2, 1.999, 1.998, 1.997]]).isOver(patience: 3, share: 0))
        #expect(!MeanCurve([[3, 2, 1.9, 1.8, 1.7]]).isOver(patience: 3, share: 0))
    }
}
