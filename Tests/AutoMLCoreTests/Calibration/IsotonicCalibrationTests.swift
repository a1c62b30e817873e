import Testing

@testable import AutoMLCore

@Suite("Isotonic calibration")
struct IsotonicCalibrationTests {
    /// Rows that say `said` of what happens with probability `meant(said)`.
    private func rows(_ count: Int, meant: (Double) -> Double) -> (probabilities: Matrix, classes: [Int]) {
        var generator = SeededGenerator(seed: 4)
        let said = (0..<count).map { _ in generator.unit() }
        let classes = said.map { generator.unit() < meant($0) ? 1 : 0 }
        return (Matrix(rows: count, columns: 2, values: said.flatMap { [Float(1 - $0), Float($0)] }), classes)
    }

    @Test("A curve rises, pools what contradicts it, and keeps apart what is told apart")
    func curve() {
        let curve = IsotonicCurve(probabilities: [0.1, 0.2, 0.3, 0.4, 0.9], happened: [false, true, false, true, true])
        #expect(curve.isRising)
        let values = stride(from: Float(0), through: 1, by: 0.05).map(curve.value)
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 } && values.allSatisfy { (0...1).contains($0) })
        #expect(curve.value(0.05) < curve.value(0.1))
    }

    @Test("A step that no temperature describes is learned")
    func learns() throws {
        let (probabilities, classes) = rows(4_000) { $0 < 0.5 ? 0.1 : 0.6 }
        let calibration = try #require(IsotonicCalibration(probabilities: probabilities, classes: classes, seed: 1))
        var changed = Matrix(rows: 2, columns: 2, values: [0.7, 0.3, 0.2, 0.8])
        calibration.apply(to: &changed)
        #expect(abs(changed[0, 1] - 0.1) < 0.05 && abs(changed[1, 1] - 0.6) < 0.06)
        #expect(calibration.fits(classes: 2) && !calibration.fits(classes: 3))
    }

    @Test("What says the truth already, and what has few rows, is left as it is")
    func leaves() {
        let honest = rows(4_000) { $0 }
        #expect(IsotonicCalibration(probabilities: honest.probabilities, classes: honest.classes, seed: 1) == nil)
        let few = rows(300) { $0 < 0.5 ? 0.1 : 0.6 }
        #expect(IsotonicCalibration(probabilities: few.probabilities, classes: few.classes, seed: 1) == nil)
    }
}
