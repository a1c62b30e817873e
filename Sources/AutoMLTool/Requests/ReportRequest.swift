import AutoMLCore
package import Foundation

/// One run of `automl report`: on a model by itself, on a model and data, or on data.
package struct ReportRequest: Sendable {
    /// A model or data.
    let subject: String
    /// What the model is measured on.
    let data: String?
    let selection: DataSelection
    let options: TrainingOptions
    let output: URL
    let access: RemoteAccess?

    package init(
        subject: String, data: String?, selection: DataSelection, options: TrainingOptions, output: URL, access: RemoteAccess?
    ) {
        (self.subject, self.data, self.selection) = (subject, data, selection)
        (self.options, self.output, self.access) = (options, output, access)
    }

    /// Returns the pages that were written.
    package func run() async throws -> [URL] {
        let loader = try DataLoader(access: access)
        let file = try await loader.file(subject)
        guard ModelLocation.exists(file) else { return try await reportData(loader) }
        let scratch = try ScratchFolder()
        let location = try ModelLocation(file, scratch: scratch)
        guard let data else { return try copyReports(location) }
        let measured = try await ModelMeasuring(location: location, loader: loader).measure(data)
        var report = measured.report
        var generator = SeededGenerator(seed: location.model.manifest.seed, purpose: 0x4e909)
        report.importances = try FeatureImportance.measure(
            measured.rows.table.selecting(columns: location.model.manifest.features.map(\.name)), truth: measured.rows.truth(),
            metric: report.objective, using: &generator, predict: { try location.model.predict($0) })
        try TrainingOutput.write(report, to: OutputFolder(output))
        return pages()
    }

    private func reportData(_ loader: DataLoader) async throws -> [URL] {
        let (rows, issues) = try await loader.loadLabeled(
            subject, target: options.target, problem: options.problem, options: selection.options)
        var generator = SeededGenerator(seed: options.seed, purpose: 0x4e907)
        guard let target = rows.table.column(named: rows.target) else {
            throw AutoMLToolError.unknownTarget(name: rows.target, columns: rows.table.columns.map(\.name))
        }
        let report = DataReport(rows.table, target: target, problem: rows.problem, issues: issues, using: &generator)
        let folder = try OutputFolder(output).folder(TrainingOutput.dataReportFolder)
        try folder.write(report.html(title: "Data: \(rows.target)"), to: "report.html")
        try folder.write(json: report, to: "report.json")
        return pages()
    }

    /// The reports that training wrote beside the model.
    private func copyReports(_ location: ModelLocation) throws -> [URL] {
        let reports = location.folder.appending(path: "reports")
        guard FileManager.default.fileExists(atPath: reports.path) else {
            throw AutoMLToolError.badArchive(
                path: location.folder.path,
                reason: "it has no reports of its training; name data to measure it on: automl report MODEL DATA")
        }
        let folder = try OutputFolder(output)
        for name in try FileManager.default.contentsOfDirectory(atPath: reports.path).sorted() {
            let target = folder.url.appending(path: name)
            if target.standardizedFileURL == reports.appending(path: name).standardizedFileURL { continue }
            try? FileManager.default.removeItem(at: target)
            try FileManager.default.copyItem(at: reports.appending(path: name), to: target)
        }
        return pages()
    }

    private func pages() -> [URL] {
        [TrainingOutput.dataReportFolder, TrainingOutput.modelReportFolder, TrainingOutput.explanationFolder]
            .map { output.appending(path: "\($0)/report.html") }.filter { FileManager.default.fileExists(atPath: $0.path) }
    }
}
