import AutoMLCore
import Foundation

/// Finds a model for labeled rows and reports on data and model.
struct ModelTraining {
    /// The share of the time that is kept for measuring the model and for reports, and how much it is at most.
    private static let reportShare = 0.05
    private static let maxReportSeconds = 10.0
    /// What a search gets at least, however long reading took.
    private static let minSearchSeconds = 1.0

    let options: TrainingOptions
    let jobName: String
    let events: (ToolEvent) -> Void

    /// - Parameters:
    ///   - validation: rows that the model is measured on and does not learn from; without them it is measured out of fold.
    ///   - started: when the command began; reading counts as time spent.
    func run(
        _ rows: LabeledTable, issues: ReadingIssues, validation: LabeledTable?, started: ContinuousClock.Instant
    ) throws -> TrainingOutput {
        var generator = SeededGenerator(seed: options.seed, purpose: 0x4e907)
        events(.progress(step: "explore", done: 0, total: 0))
        guard let target = rows.table.column(named: rows.target) else {
            throw AutoMLToolError.unknownTarget(name: rows.target, columns: rows.table.columns.map(\.name))
        }
        let dataReport = DataReport(rows.table, target: target, problem: rows.problem, issues: issues, using: &generator)
        tell(dataReport, rows)
        try rows.checkLearnable()
        let result = try search(rows, started: started)
        let deadline = ContinuousClock.now + .seconds(reportSeconds)
        events(.progress(step: "model-insights", done: 0, total: 0))
        var report = try modelReport(result, rows, validation, using: &generator)
        events(.progress(step: "explainability", done: 0, total: 0))
        let measured = validation ?? rows
        report.importances = try FeatureImportance.measure(
            measured.table.without(columns: [rows.target]), truth: measured.truth(), metric: result.model.manifest.metric,
            using: &generator,
            shouldStop: { ContinuousClock.now > deadline }, predict: { try result.model.predict($0) })
        for metric in report.metrics {
            if let value = metric.value { events(.metric(name: "validation:\(metric.name.lowercased())", value: value)) }
        }
        return TrainingOutput(model: result.model, dataReport: dataReport, modelReport: report)
    }

    private var reportSeconds: Double { options.seconds.map { min($0 * Self.reportShare, Self.maxReportSeconds) } ?? Self.maxReportSeconds }

    private func search(_ rows: LabeledTable, started: ContinuousClock.Instant) throws -> SearchResult {
        let spent = (ContinuousClock.now - started) / .seconds(1)
        let seconds = options.seconds.map { max($0 - spent - reportSeconds, min($0, Self.minSearchSeconds)) }
        let search = AutoMLSearch(
            specification: ProblemSpecification(target: rows.target, problem: rows.problem, metric: options.metric),
            budget: Budget(seconds: seconds, candidates: options.maxCandidates, secondsOfCandidate: options.secondsOfCandidate),
            seed: options.seed, catalog: options.families.map { LearnerCatalog.all.keeping($0) } ?? .all)
        return try search.run(on: rows.table) { tell($0) }
    }

    private func modelReport(
        _ result: SearchResult, _ rows: LabeledTable, _ validation: LabeledTable?, using generator: inout SeededGenerator
    ) throws -> ModelReport {
        let clock = ContinuousClock()
        var predictions = result.outOfFold
        let seconds = try clock.measure {
            if let validation { predictions = try result.model.predict(validation.table) }
        }
        var report = ModelReport(
            candidateName: result.leaderboard.first?.name ?? "ensemble", jobName: jobName, problem: rows.problem,
            objective: result.model.manifest.metric, predictions: predictions, truth: validation?.truth() ?? result.truth,
            rowsEvaluated: validation == nil ? "rows that were held out in turn" : "the validation rows",
            evaluationSeconds: seconds / .seconds(1), using: &generator)
        report.leaderboard = result.leaderboard.map { LeaderboardEntry($0, metric: result.model.manifest.metric) }
        // The model itself is judged by the rows that were kept for that.
        if validation != nil, let model = report.leaderboard.first {
            report.leaderboard[0] = model.measured(report.metrics, objective: result.model.manifest.metric)
        }
        if rows.droppedRows > 0 {
            report.remarks.append("\(rows.droppedRows) rows without a valid \(rows.target), or whose picture cannot be read, are left out")
        }
        return report
    }

    private func tell(_ report: DataReport, _ rows: LabeledTable) {
        events(.log("\(rows.table.rowCount) rows, \(report.featureNames.count) features, \(rows.problem.rawValue) of \(rows.target)"))
        if rows.droppedRows > 0 {
            events(.log("\(rows.droppedRows) rows without a valid \(rows.target), or whose picture cannot be read, are left out"))
        }
        if report.issues.badRowCount > 0 {
            let first = report.issues.badRows.first.map { ", the first at \($0.file) line \($0.line): \($0.reason)" } ?? ""
            events(.log("\(report.issues.badRowCount) bad rows are left out\(first)"))
        }
        for cells in report.issues.badCells {
            events(
                .log("\(cells.count) values of \(cells.column) are not \(cells.kind.rawValue): \(cells.examples.joined(separator: ", "))"))
        }
        for warning in report.warnings where warning.severity == .high { events(.log("warning: \(warning.finding). \(warning.advice)")) }
    }

    private func tell(_ event: SearchEvent) {
        switch event {
        case .phase(.featureEngineering): events(.progress(step: "features", done: 0, total: 0))
        case .candidate(let candidate, let progress):
            events(.progress(step: "search", done: Int((progress * 100).rounded(.down)), total: 100))
            if let reason = candidate.reason { events(.log("\(candidate.name) failed: \(reason)")) }
        case .ensemble: events(.progress(step: "ensemble", done: 1, total: 1))
        case .phase, .resolved, .dropped: break
        }
    }
}

extension LeaderboardEntry {
    /// The same with other metrics.
    fileprivate func measured(_ metrics: [MetricEstimate], objective: Metric) -> LeaderboardEntry {
        let values = Dictionary(
            metrics.compactMap { metric in metric.value.map { (metric.name, $0) } }, uniquingKeysWith: { first, _ in first })
        return LeaderboardEntry(
            name: name, objective: values[objective.rawValue], metrics: values, trainingSeconds: trainingSeconds, weight: weight,
            settings: settings, failure: failure)
    }

    init(_ candidate: Candidate, metric: Metric) {
        self.init(
            name: candidate.name, objective: candidate.metrics[metric],
            metrics: Dictionary(candidate.metrics.map { ($0.rawValue, $1) }, uniquingKeysWith: { first, _ in first }),
            trainingSeconds: candidate.trainingSeconds, weight: candidate.weight,
            settings: candidate.parameters.mapValues { JSONText.number($0) },
            failure: candidate.status == .completed ? nil : candidate.reason ?? candidate.status.rawValue)
    }
}
