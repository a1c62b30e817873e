import AutoMLCore
package import Foundation

/// Predicts the files of a batch transform: `<file>.out` for each (09/AML-105).
package struct TransformJob: Sendable {
    private static let channel = "transform"

    private let root: JobRoot

    package init(root: URL) { self.root = JobRoot(url: root) }

    package func run(events: (ToolEvent) -> Void) async throws {
        let settings = try HyperParameters(root.hyperParameters)
        let location = try ModelLocation(root.model, scratch: ScratchFolder())
        let files = root.files(ofChannel: Self.channel)
        guard !files.isEmpty else { throw AutoMLToolError.badJobFolder(reason: "the input of the transform job has no files") }
        let keys = try PredictionKey.list(settings["output"] ?? "")
        _ = try OutputFolder(root.outputData)
        for (index, file) in files.enumerated() {
            events(.progress(step: "transform", done: index, total: files.count))
            try await predict(file.url, to: root.outputData.appending(path: file.path + ".out"), location, keys, accept: settings["accept"])
        }
        events(.progress(step: "transform", done: files.count, total: files.count))
    }

    private func predict(_ file: URL, to output: URL, _ location: ModelLocation, _ keys: [PredictionKey], accept: String?) async throws {
        let model = location.model
        let reading = try ModelInput(manifest: model.manifest).rows(in: file)
        if let row = reading.issues.badRows.first {
            throw AutoMLToolError.badJobFolder(reason: "\(row.file) line \(row.line) cannot be predicted: \(row.reason)")
        }
        let keys = model.manifest.problem.isClassification ? keys : [.label]
        let text = PredictionText(
            predictions: try await location.predict(reading.table), keys: keys, format: Self.format(file, accept: accept))
        try PredictionFile(output).write(text, rowCount: reading.table.rowCount, hasHeader: false)
    }

    /// What the caller accepts; else JSON Lines for JSON Lines, and CSV for the rest.
    private static func format(_ file: URL, accept: String?) -> PredictionFormat {
        guard let accept, !accept.isEmpty else { return PredictionFormat(fileName: file.lastPathComponent) }
        return accept.contains("json") ? .jsonLines : .csv
    }
}
