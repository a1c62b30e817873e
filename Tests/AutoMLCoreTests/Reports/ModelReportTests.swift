import AutoMLCore
import Foundation
import Testing

@Suite struct ModelReportTests {
    var generator = CountingGenerator()

    mutating func report(_ predictions: Predictions, _ truth: Target, _ problem: Problem) -> ModelReport {
        ModelReport(
            candidateName: "<b>ensemble", jobName: "job", problem: problem, objective: .default(for: problem), predictions: predictions,
            truth: truth, rowsEvaluated: "held-out rows", evaluationSeconds: 0.1, using: &generator)
    }

    mutating func binary(rows: Int) -> ModelReport {
        var (values, truth) = ([Float](), [Int]())
        for _ in 0..<rows {
            let isPositive = Bool.random(using: &generator)
            let score = Float.random(in: 0...0.6, using: &generator) + (isPositive ? 0.4 : 0)
            values += [1 - score, score]
            truth.append(isPositive ? 1 : 0)
        }
        return report(
            .classes(ClassProbabilities(classes: ["no", "yes"], values: values)), .classes(truth, names: ["no", "yes"]),
            .binaryClassification)
    }

    @Test("a model of two classes is reported with its objective, curves, matrix and reliability, 09/AML-135, AML-136")
    mutating func binaryReport() throws {
        let report = binary(rows: 500)
        #expect(report.direction == "Maximize")
        #expect(report.metrics.map(\.name) == Metric.reported(for: .binaryClassification).map(\.rawValue))
        #expect(report.binary?.positiveClass == "yes")
        #expect(report.binary?.roc.last?.x == 1 && report.binary?.roc.last?.y == 1)
        #expect(report.binary?.lift.count == 10)
        #expect(report.reliability?.reduce(0) { $0 + $1.count } == 500)
        let html = report.html(title: "Quality")
        for section in ["Confusion matrix", "ROC curve", "Gain curve", "Lift curve", "Precision–recall curve", "Reliability"] {
            #expect(html.contains(section), "\(section)")
        }
        #expect(!html.contains("<b>ensemble"))
    }

    @Test("the standard deviation of an accuracy is that of a share, 09/AML-135")
    mutating func deviations() throws {
        let report = binary(rows: 2000)
        let accuracy = try #require(report.metrics.first { $0.name == "Accuracy" })
        let value = try #require(accuracy.value)
        let expected = (value * (1 - value) / 2000).squareRoot()
        #expect(abs(try #require(accuracy.standardDeviation) - expected) < expected / 2)
    }

    @Test("a confusion matrix has at most 15 labels, and no shares for a label without rows, 09/AML-137")
    mutating func confusion() throws {
        let names = (0..<20).map { "c\($0)" }
        let truth = (0..<19).flatMap { index in Array(repeating: index, count: 40 - index) }
        let values = truth.flatMap { index in names.indices.map { $0 == index ? Float(1) : 0 } }
        let large = report(
            .classes(ClassProbabilities(classes: names, values: values)), .classes(truth, names: names), .multiclassClassification)
        #expect(large.confusion?.labels == names.prefix(15).map { $0 })
        #expect(large.confusion?.omittedLabels == 5)
        let small = report(
            .classes(ClassProbabilities(classes: ["a", "b"], values: [0.9, 0.1, 0.2, 0.8])), .classes([0, 0], names: ["a", "b"]),
            .multiclassClassification)
        #expect(small.confusion?.shares == [[0.5, 0.5], [nil, nil]])
        #expect(small.html(title: "x").contains("NaN"))
    }

    @Test("residuals are in standard deviations, and those beyond three are outliers, 09/AML-139")
    mutating func residuals() throws {
        let actual = (0..<100).map { Double($0) }
        let predicted = actual.enumerated().map { $1 + ($0 == 50 ? 100 : $0 % 2 == 0 ? 1 : -1) }
        let report = report(.numbers(predicted), .numbers(actual), .regression)
        #expect(report.residuals?.outlierShare == 0.01)
        #expect(report.direction == "Minimize")
        #expect(report.html(title: "x").contains("Standardized residuals"))
    }

    @Test("the importance of a column is what its shuffling costs")
    mutating func importance() throws {
        let values = (0..<400).map { _ in Double.random(in: 0...1, using: &generator) }
        let table = Table(columns: [
            Column(name: "noise", kind: .numeric, values: .numbers(values.reversed())),
            Column(name: "signal", kind: .numeric, values: .numbers(values)),
        ])
        let importances = FeatureImportance.measure(table, truth: .numbers(values), metric: .mse, using: &generator) { table in
            Predictions.numbers(table.column(named: "signal")?.numbers ?? [])
        }
        #expect(importances.map(\.name) == ["signal", "noise"])
        // Two independent uniform numbers differ by 1/6 in the mean square.
        #expect(abs(importances[0].value - 1.0 / 6) < 0.03)
        #expect(importances[1].value == 0)
    }

    @Test("a report without rows says nothing false, and reads back from its JSON")
    mutating func noRows() throws {
        let report = report(
            .classes(ClassProbabilities(classes: ["a", "b"], values: [])), .classes([], names: ["a", "b"]), .binaryClassification)
        #expect(report.metrics.allSatisfy { $0.value == nil })
        #expect(try JSONDecoder().decode(ModelReport.self, from: JSONEncoder().encode(report)) == report)
        #expect(report.html(title: "x").contains("Metrics"))
    }
}
