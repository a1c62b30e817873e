package import AutoMLCore
import Foundation

/// How a model does on rows whose truth is known.
package struct Evaluation: Sendable, Encodable {
    package let problem: Problem
    package let objective: Metric
    package let target: String
    /// The rows that were compared.
    package let rows: Int
    /// By name; those that are not defined are left out.
    package let metrics: [String: Double]
    /// How much each would vary with other rows.
    package let standardDeviations: [String: Double]
    package let expectedCalibrationError: Double?
    /// Rows whose target is missing or invalid, which are left out.
    package let droppedRows: Int
    /// Rows that could not be read.
    package let badRows: Int
    /// Classes that the model does not know, with their rows; they count as predicted wrongly.
    package let unseenClasses: [String: Int]

    init(_ report: ModelReport, rows: LabeledTable, issues: ReadingIssues, classes: [String]) {
        (problem, objective, target, self.rows) = (report.problem, report.objective, rows.target, report.rowCount)
        metrics = Dictionary(
            report.metrics.compactMap { metric in metric.value.map { (metric.name, $0) } }, uniquingKeysWith: { first, _ in first })
        standardDeviations = Dictionary(
            report.metrics.compactMap { metric in metric.standardDeviation.map { (metric.name, $0) } },
            uniquingKeysWith: { first, _ in first })
        expectedCalibrationError = report.expectedCalibrationError
        (droppedRows, badRows) = (rows.droppedRows, issues.badRowCount)
        unseenClasses = rows.classCounts.filter { !classes.contains($0.key) }
    }

    /// One JSON object.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// The metrics as lines for people.
    package var lines: [String] {
        let width = metrics.keys.map(\.count).max() ?? 0
        var lines = Metric.reported(for: problem).compactMap { metric in
            metrics[metric.rawValue].map { value in
                metric.rawValue.padding(width) + "  " + Self.text(value)
                    + (standardDeviations[metric.rawValue].map { " ± \(Self.text($0))" } ?? "")
            }
        }
        if let expectedCalibrationError { lines.append("calibration error \(Self.text(expectedCalibrationError))") }
        lines.append("\(rows) rows of \(target)")
        if droppedRows > 0 { lines.append("\(droppedRows) rows without a valid \(target), or whose picture cannot be read, are left out") }
        if badRows > 0 { lines.append("\(badRows) rows could not be read") }
        for (name, count) in unseenClasses.sorted(by: { $0.key < $1.key }) {
            lines.append("\(count) rows are of the class '\(name)', which the model does not know; they count as wrong")
        }
        return lines
    }

    private static func text(_ value: Double) -> String { String(format: value.magnitude < 100 ? "%.4f" : "%.2f", value) }
}

extension String {
    fileprivate func padding(_ width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }
}
