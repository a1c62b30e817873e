import AutoMLCore
import Testing

@Suite struct CurveTests {
    @Test("average precision is that of scikit-learn, with weights and equal scores")
    func averagePrecision() {
        let scores = [0.9, 0.8, 0.8, 0.5, 0.5, 0.2]
        let truth = [true, false, true, true, false, false]
        #expect(abs(ScoreRanking(scores: scores, isPositive: truth).averagePrecision - 0.7555555555555555) < 1e-12)
        #expect(
            abs(
                ScoreRanking(scores: scores, isPositive: truth, weights: [1, 2, 0.5, 1, 3, 1]).averagePrecision
                    - 0.6190476190476191) < 1e-12)
    }

    @Test("gain at a share of the rows is the share of positives found, lift is how much more than by chance, 09/AML-138")
    func gains() {
        let scores = stride(from: 1.0, to: 0, by: -0.1).map { $0 }
        let ranking = ScoreRanking(scores: scores, isPositive: scores.map { $0 > 0.55 && $0 < 0.95 || $0 < 0.15 })
        #expect(ranking.gain(at: 0.1).isNearly(0))
        #expect(ranking.gain(at: 0.5).isNearly(0.8))
        #expect((ranking.gain(at: 0.4) / 0.4).isNearly(1.5))
        #expect(ranking.gain(at: 1).isNearly(1))
    }

    @Test("rows of equal score are worth the same, in whatever order they come")
    func equalScores() {
        let ranking = ScoreRanking(scores: [0.5, 0.5, 0.5, 0.5], isPositive: [true, true, false, false])
        #expect(ranking.areaUnderROC == 0.5)
        #expect(ranking.gain(at: 0.25) == 0.25)
    }

    @Test("the calibration error is the mean distance of confidence and accuracy over the bins")
    func calibrationError() {
        // Two rows of confidence 0.95, one right; two of 0.75, both right: (2·0.45 + 2·0.25) / 4.
        let probabilities = ClassProbabilities(classes: ["a", "b"], values: [0.95, 0.05, 0.05, 0.95, 0.75, 0.25, 0.25, 0.75])
        let curve = ReliabilityCurve(probabilities: probabilities, truth: [0, 0, 0, 1], names: ["a", "b"], binCount: 10)
        #expect(abs(curve.expectedCalibrationError - 0.35) < 1e-6)
        #expect(curve.bins.filter { $0.count > 0 }.map(\.lower) == [0.7, 0.9])
        let weighted = ReliabilityCurve(
            probabilities: probabilities, truth: [0, 0, 0, 1], names: ["a", "b"], weights: [1, 0, 0, 0], binCount: 10)
        #expect(abs(weighted.expectedCalibrationError - 0.05) < 1e-6)
    }
}
