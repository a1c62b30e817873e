import AutoMLCore
import Foundation

/// Compares a model's predictions with the truth of data.
struct ModelMeasuring {
    let location: ModelLocation
    let loader: DataLoader

    func measure(_ path: String) async throws -> (report: ModelReport, rows: LabeledTable, issues: ReadingIssues) {
        let manifest = location.model.manifest
        var options = ModelInput(manifest: manifest).options
        options.keepsBadRows = false
        let loaded = try await loader.loadLabeled(
            path, target: manifest.target, problem: manifest.problem, options: options, classNames: manifest.classes)
        var rows = loaded.rows
        if let encoding = location.encoding { rows = rows.replacing(table: try await encoding.encoded(rows.table)) }
        var predictions = Predictions.numbers([])
        let seconds = try ContinuousClock().measure { predictions = try location.model.predict(rows.table) }
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
        return (report, rows, loaded.issues)
    }
}
