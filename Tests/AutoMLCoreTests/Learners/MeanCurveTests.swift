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

    @Test("ends when it has not fallen for long enough")
    func patience() {
        let curve = MeanCurve([[3, 2, 3, 3, 3]])
        #expect(curve.isOver(patience: 3, share: 0))
        #expect(!curve.isOver(patience: 4, share: 0))
        #expect(!curve.isOver(patience: 1, share: 2))
    }
}
