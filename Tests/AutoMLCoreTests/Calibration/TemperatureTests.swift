import Foundation
import Testing

@testable import AutoMLCore

@Suite("Temperatures")
struct TemperatureTests {
    /// A classifier that is right in 80 % of cases and says that it is `confidence` sure.
    private func said(confidence: Float) -> (probabilities: Matrix, classes: [Int]) {
        let classes = (0..<1_000).map { $0 % 2 }
        let values = (0..<1_000).flatMap { row -> [Float] in
            let choice = row % 10 < 8 ? classes[row] : 1 - classes[row]
            return choice == 0 ? [confidence, 1 - confidence] : [1 - confidence, confidence]
        }
        return (Matrix(rows: 1_000, columns: 2, values: values), classes)
    }

    @Test("bring what is too sure and what is too unsure to the share that is right", arguments: [0.99, 0.55] as [Float])
    func calibration(confidence: Float) {
        var (probabilities, classes) = said(confidence: confidence)
        Temperature(probabilities: probabilities, classes: classes).apply(to: &probabilities)
        #expect(abs(max(probabilities[0, 0], probabilities[0, 1]) - 0.8) < 0.01)
    }

    @Test("never raise the log loss of the rows that they were fitted to")
    func loss() {
        let (probabilities, classes) = said(confidence: 0.8)
        let truth = Target.classes(classes, names: ["a", "b"])
        func logLoss(_ matrix: Matrix) -> Double {
            Metric.logLoss.value(predictions: .classes(ClassProbabilities(classes: ["a", "b"], values: matrix.values)), truth: truth)
        }
        var calibrated = probabilities
        Temperature(probabilities: probabilities, classes: classes).apply(to: &calibrated)
        #expect(logLoss(calibrated) <= logLoss(probabilities) + 1e-6)
    }
}
