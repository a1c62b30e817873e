import AutoMLCore
package import Foundation

/// One run of `automl train`.
package struct TrainRequest: Sendable {
    let data: DataSelection
    let options: TrainingOptions
    /// A TorchScript file that makes numbers of pictures; nil for the usual features.
    let encoder: URL?
    let output: URL
    let access: RemoteAccess?

    package init(data: DataSelection, options: TrainingOptions, encoder: URL? = nil, output: URL, access: RemoteAccess?) {
        (self.data, self.options, self.encoder, self.output, self.access) = (data, options, encoder, output, access)
    }

    /// Leaves the model as a folder and as an archive, the leaderboard and the reports in the output folder.
    package func run(events: @escaping (ToolEvent) -> Void) async throws {
        let started = ContinuousClock.now
        let folder = try OutputFolder(output)
        events(.progress(step: "read", done: 0, total: 0))
        let loader = try DataLoader(access: access)
        let encoding = try encoder.map { (file) throws(AutoMLToolError) in try PictureEncoding(file) }
        let loaded = try await loader.loadLabeled(
            data.path, target: options.target, problem: options.problem, options: data.options)
        var rows = loaded.rows
        if let encoding { rows = rows.replacing(table: try await encoding.encoded(rows.table)) }
        let training = ModelTraining(options: options, jobName: output.lastPathComponent, events: events)
        let result = try training.run(rows, issues: loaded.issues, validation: nil, started: started)
        let model = output.appending(path: "model")
        try? FileManager.default.removeItem(at: model)
        try result.model.save(to: model)
        try encoding?.save(to: model)
        try ModelArchive.pack(model, to: output.appending(path: ModelArchive.fileName))
        try result.write(to: folder)
        events(.log("the model is in \(output.path)"))
    }
}
