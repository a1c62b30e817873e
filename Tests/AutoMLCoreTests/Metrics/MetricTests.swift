import AutoMLCore
import Testing

/// Values computed with scikit-learn 1.9 for the same rows.
@Suite struct MetricTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let metric: Metric
        let plain: Double
        let weighted: Double

        var testDescription: String { metric.rawValue }
    }

    static let binary = [
        Case(metric: .accuracy, plain: 0.8333333333333334, weighted: 0.8717277486910995),
        Case(metric: .auc, plain: 0.874074074074074, weighted: 0.8986484285946913),
        Case(metric: .balancedAccuracy, plain: 0.8222222222222222, weighted: 0.8222222222222222),
        Case(metric: .f1, plain: 0.7777777777777778, weighted: 0.7983539094650206),
        Case(metric: .logLoss, plain: 0.407537391817973, weighted: 0.3749262223232052),
        Case(metric: .precision, plain: 0.7777777777777778, weighted: 0.7578125),
        Case(metric: .recall, plain: 0.7777777777777778, weighted: 0.8434782608695651),
    ]

    @Test("binary metrics, with and without weights, 09/AML-77..84", arguments: binary)
    func binaryValues(_ wanted: Case) {
        let scores: [Float] = [
            0.79, 0.02, 0.39, 0.02, 0.09, 0.81, 0.9, 0.54, 0.31, 0.12, 0.37, 0.63, 0.98, 0.3, 0.51, 0.15, 0.35, 0.89, 0.46, 0.42, 0.09,
            0.17, 0.13, 0.88,
        ]
        let truth = Target.classes([1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1], names: ["no", "yes"])
        let weights = [
            0.5, 2.2, 2.3, 1.7, 2.8, 0.6, 2.6, 0.5, 2.9, 1.9, 1.8, 2.9, 2.4, 2.4, 0.2, 1.1, 0.3, 0.6, 0.6, 2.6, 0.4, 0.9, 1.5, 2.5,
        ]
        let predictions = Predictions.classes(ClassProbabilities(classes: ["no", "yes"], values: scores.flatMap { [1 - $0, $0] }))
        expect(wanted, predictions, truth, weights)
    }

    static let multiclass = [
        Case(metric: .accuracy, plain: 0.6111111111111112, weighted: 0.59375),
        Case(metric: .balancedAccuracy, plain: 0.6083333333333334, weighted: 0.6083333333333334),
        Case(metric: .f1Macro, plain: 0.594017094017094, weighted: 0.5592704505240235),
        Case(metric: .logLoss, plain: 0.7934639664549903, weighted: 0.7885767188548203),
        Case(metric: .precisionMacro, plain: 0.626984126984127, weighted: 0.5901009559546145),
        Case(metric: .recallMacro, plain: 0.6083333333333334, weighted: 0.569640577394519),
    ]

    @Test("multiclass metrics, with and without weights, 09/AML-77..84", arguments: multiclass)
    func multiclassValues(_ wanted: Case) {
        let values: [Float] = [
            0.56, 0.34, 0.1, 0.47, 0.05, 0.48, 0.13, 0.35, 0.52, 0.32, 0.4, 0.28, 0.54, 0.08, 0.38, 0.39, 0.28, 0.33, 0.43, 0.16, 0.41,
            0.15, 0.3, 0.55, 0.35, 0.01, 0.64, 0.22, 0.18, 0.6, 0.53, 0.15, 0.32, 0.44, 0.26, 0.3, 0.31, 0.09, 0.6, 0.34, 0.18, 0.48,
            0.25, 0.7, 0.05, 0.03, 0.87, 0.1, 0.63, 0.22, 0.15, 0.6, 0.33, 0.07,
        ]
        let truth = Target.classes([1, 2, 2, 2, 0, 0, 2, 1, 2, 2, 2, 0, 0, 2, 1, 1, 0, 1], names: ["a", "b", "c"])
        let weights = [0.6, 0.7, 0.5, 1.1, 1.9, 0.3, 0.8, 1.3, 1.8, 2.0, 0.3, 1.1, 1.8, 0.1, 1.2, 0.3, 1.5, 1.9]
        expect(wanted, .classes(ClassProbabilities(classes: ["a", "b", "c"], values: values)), truth, weights)
    }

    static let regression = [
        Case(metric: .mae, plain: 1.3249999999999997, weighted: 1.389016393442623),
        Case(metric: .mse, plain: 2.6106899999999995, weighted: 2.8208737704918034),
        Case(metric: .rmse, plain: 1.6157629776672071, weighted: 1.679545703603151),
        Case(metric: .r2, plain: 0.7056647602692467, weighted: 0.6816097108414956),
    ]

    @Test("metrics of numbers, with and without weights, 09/AML-82", arguments: regression)
    func regressionValues(_ wanted: Case) {
        expect(
            wanted, .numbers([5.4, 6.1, 7.67, 9.34, 9.67, -1.48, 8.77, 2.72, 8.64, 9.04]),
            .numbers([3.78, 4.54, 7.44, 6.93, 10.09, -1.27, 7.57, 3.55, 5.4, 7.51]),
            [1.9, 0.0, 0.7, 1.5, 1.4, 1.1, 1.3, 1.8, 1.4, 1.1])
    }

    private func expect(_ wanted: Case, _ predictions: Predictions, _ truth: Target, _ weights: [Double]) {
        #expect(abs(wanted.metric.value(predictions: predictions, truth: truth) - wanted.plain) < 1e-6)
        #expect(abs(wanted.metric.value(predictions: predictions, truth: truth, weights: weights) - wanted.weighted) < 1e-6)
    }

    @Test("each problem has the objectives and the default that jobs accept, 09/AML-76")
    func objectives() {
        #expect(Metric.default(for: .binaryClassification) == .f1)
        #expect(Metric.default(for: .multiclassClassification) == .accuracy)
        #expect(Metric.default(for: .regression) == .mse)
        for problem in Problem.allCases {
            #expect(Metric.objectives(for: problem).contains(.default(for: problem)))
            #expect(!Metric.objectives(for: problem).contains(.logLoss))
        }
    }

    @Test("classes are matched by name, and an unknown one counts as wrong")
    func classesAreMatchedByName() {
        let predictions = Predictions.classes(ClassProbabilities(classes: ["a", "b"], values: [0.9, 0.1, 0.2, 0.8, 0.7, 0.3]))
        let truth = Target.classes([1, 2, 0], names: ["new", "a", "b"])
        #expect(Metric.accuracy.value(predictions: predictions, truth: truth).isNearly(2.0 / 3))
        #expect(Metric.recallMacro.value(predictions: predictions, truth: truth).isNearly(2.0 / 3))
        #expect(Metric.logLoss.value(predictions: predictions, truth: truth) > 10)
    }

    @Test("a metric that is not defined is not a number, and never better than one that is")
    func undefinedMetrics() {
        let oneClass = Predictions.classes(ClassProbabilities(classes: ["a", "b"], values: [0.9, 0.1]))
        let value = Metric.auc.value(predictions: oneClass, truth: .classes([0], names: ["a", "b"]))
        #expect(value.isNaN)
        #expect(!Metric.auc.isBetter(value, than: 0.1))
        #expect(Metric.auc.isBetter(0.1, than: value))
        #expect(Metric.mse.value(predictions: oneClass, truth: .numbers([1])).isNaN)
        #expect(Metric.accuracy.value(predictions: .numbers([]), truth: .numbers([])).isNaN)
    }

    @Test("a constant truth has an R2 of one when it is met and of zero when not")
    func constantTruth() {
        #expect(Metric.r2.value(predictions: .numbers([2, 2]), truth: .numbers([2, 2])) == 1)
        #expect(Metric.r2.value(predictions: .numbers([2, 3]), truth: .numbers([2, 2])) == 0)
    }
}

extension Double {
    func isNearly(_ other: Double) -> Bool { abs(self - other) < 1e-9 }
}
