import AutoMLCore
import Foundation

/// Reads rows as a model wants them.
struct ModelInput {
    let manifest: ModelManifest

    /// The kinds of the features, as they were in training.
    var kinds: [String: ColumnKind] {
        Dictionary(manifest.features.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
    }

    var options: ReadingOptions {
        ReadingOptions(kinds: kinds, requiresColumns: false, keepsBadRows: true)
    }

    /// Rows to predict; every row of the file keeps its place. A delimited file without a header has the features in the order
    /// of training.
    func rows(in file: URL) throws -> TableReading {
        if let image = imageRow(file) { return image }
        let reading = try TableReader(options: options).read(file)
        let names = manifest.features.map(\.name)
        let hasNone = !reading.table.columns.contains { names.contains($0.name) }
        guard hasNone, reading.table.columns.count == names.count else { return reading }
        var headerless = options
        headerless.columnNames = names
        return try TableReader(options: headerless).read(file)
    }

    /// A picture by itself is one row of a model of pictures.
    private func imageRow(_ file: URL) -> TableReading? {
        guard ["jpg", "jpeg", "png"].contains(file.pathExtension.lowercased()) else { return nil }
        let images = manifest.features.filter { $0.kind == .image }
        guard images.count == 1, manifest.features.count == 1 else { return nil }
        return TableReading(table: Table(columns: [Column(name: images[0].name, kind: .image, values: .strings([file.path]))]))
    }
}

extension TableReading {
    /// A row without its picture cannot be predicted where the picture is all there is.
    mutating func markMissingPictures(features: [ModelManifest.Feature]) {
        guard features.count == 1, features[0].kind == .image, let paths = table.column(named: features[0].name)?.strings else { return }
        unreadableRows.formUnion(paths.indices.filter { paths[$0] == nil })
    }
}
