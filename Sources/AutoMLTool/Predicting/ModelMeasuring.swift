import AutoMLCore
import Foundation

/// Compares a model's predictions with the truth of data.
struct ModelMeasuring {
    let model: Model
    let loader: DataLoader

    func measure(_ path: String) async throws -> (report: ModelReport, rows: LabeledTable, issues: ReadingIssues) {
        let manifest = model.manifest
        var options = ModelInput(manifest: manifest).options
        options.keepsBadRows = false
        let (rows, issues) = try await loader.loadLabeled(
            path, target: manifest.target, problem: manifest.problem, options: options, classNames: manifest.classes)
        var predictions = Predictions.numbers([])
        let seconds = try ContinuousClock().measure { predictions = try model.predict(rows.table) }
        var generator = SeededGenerator(seed: manifest.seed, purpose: 0x4e908)
        var report = ModelReport(
            candidateName: "ensemble", jobName: URL(filePath: path).lastPathComponent, problem: manifest.problem,
            objective: manifest.metric,
            predictions: predictions, truth: rows.truth(), rowsEvaluated: "the rows of \(path)", evaluationSeconds: seconds / .seconds(1),
            using: &generator)
        if rows.droppedRows > 0 {
            report.remarks.append("\(rows.droppedRows) rows without a valid \(rows.target), or whose picture cannot be read, are left out")
        }
        for (name, count) in rows.classCounts.sorted(by: { $0.key < $1.key }) where !manifest.classes.contains(name) {
            if manifest.problem.isClassification {
                report.remarks.append("\(count) rows are of the class \(name), which the model does not know; they count as wrong")
            }
        }
        return (report, rows, issues)
    }
}
