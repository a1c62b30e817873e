import AutoMLCore
package import Foundation

/// One run of `automl predict`.
package struct PredictRequest: Sendable {
    let model: String
    let data: String
    let output: URL
    let access: RemoteAccess?

    package init(model: String, data: String, output: URL, access: RemoteAccess?) {
        (self.model, self.data, self.output, self.access) = (model, data, output, access)
    }

    /// Writes a line for every row, in their order; a row that could not be read has an empty one.
    package func run(events: (ToolEvent) -> Void) async throws {
        let loader = try DataLoader(access: access)
        let location = try ModelLocation(try await loader.file(model), scratch: ScratchFolder())
        let model = location.model
        var reading = try ModelInput(manifest: model.manifest).rows(in: try await loader.file(data))
        try await loader.fetchImages(&reading)
        reading.markMissingPictures(features: model.manifest.features)
        let format = PredictionFormat(fileName: output.lastPathComponent)
        let text = PredictionText(
            predictions: try await location.predict(reading.table),
            keys: PredictionKey.all(isClassification: model.manifest.problem.isClassification),
            format: format, unreadable: reading.unreadableRows)
        try PredictionFile(output).write(text, rowCount: reading.table.rowCount, hasHeader: format == .csv)
        for row in reading.issues.badRows { events(.log("\(row.file) line \(row.line) is not predicted: \(row.reason)")) }
        for cells in reading.issues.badCells {
            events(
                .log("\(cells.count) values of \(cells.column) are not \(cells.kind.rawValue): \(cells.examples.joined(separator: ", "))"))
        }
        events(.log("\(reading.table.rowCount) predictions are in \(output.path)"))
    }
}
