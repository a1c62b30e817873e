import AutoMLCore
import Foundation

/// What training leaves, and how it is stored.
struct TrainingOutput {
    static let dataReportFolder = "data-exploration"
    static let modelReportFolder = "model-insights"
    static let explanationFolder = "explainability"
    static let candidatesName = "candidates.json"

    let model: Model
    let dataReport: DataReport
    let modelReport: ModelReport

    /// Writes the leaderboard and the reports.
    func write(to folder: OutputFolder) throws(AutoMLToolError) {
        try folder.write(
            json: CandidatesFile(problem: modelReport.problem, metric: modelReport.objective, entries: modelReport.leaderboard),
            to: Self.candidatesName)
        let reports = try folder.folder("reports")
        let data = try reports.folder(Self.dataReportFolder)
        try data.write(dataReport.html(title: "Data: \(dataReport.target.name)"), to: "report.html")
        try data.write(json: dataReport, to: "report.json")
        try Self.write(modelReport, to: reports)
    }

    static func write(_ report: ModelReport, to reports: OutputFolder) throws(AutoMLToolError) {
        let insights = try reports.folder(modelReportFolder)
        try insights.write(report.html(title: "Model: \(report.jobName)"), to: "report.html")
        try insights.write(json: report, to: "report.json")
        guard !report.importances.isEmpty else { return }
        let explanation = try reports.folder(explanationFolder)
        try explanation.write(report.explanationHTML(title: "What decides: \(report.jobName)"), to: "report.html")
        try explanation.write(json: report.importances, to: "report.json")
    }
}
