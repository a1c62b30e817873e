import Foundation

/// Finds the images that a column names, which are told relative to the file of the table or to a folder beside it.
struct ImagePaths {
    private static let maxExamples = 5

    private let folder: URL
    private let folders: [URL]

    init(folder: URL) {
        self.folder = folder
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        folders = [folder] + names.sorted().map { folder.appending(path: $0) }
    }

    /// The column with paths of files; what is in a remote store stays as it is, and files that are not there are missing.
    func resolve(_ column: Column, issues: inout ReadingIssues) -> Column {
        guard let values = column.strings else { return column }
        let first = values.first { $0.map { !Self.isElsewhere($0) } ?? false } ?? nil
        let base = folders.first { folder in first.map { exists(folder.appending(path: $0)) } ?? false } ?? folder
        var missing = ReadingIssues.BadCells(column: column.name, kind: .image, count: 0, examples: [])
        let paths = values.map { value -> String? in
            guard let value else { return nil }
            if value.contains("://"), !value.hasPrefix("file://") { return value }
            let url = value.hasPrefix("file://") ? URL(string: value) : Self.isElsewhere(value) ? URL(filePath: value) : nil
            let file = url ?? base.appending(path: value)
            if exists(file) { return file.path }
            missing.count += 1
            if missing.examples.count < Self.maxExamples { missing.examples.append(value) }
            return nil
        }
        if missing.count > 0 { issues.badCells.append(missing) }
        return Column(name: column.name, kind: .image, values: .strings(paths))
    }

    private static func isElsewhere(_ path: String) -> Bool { path.hasPrefix("/") || path.contains("://") }

    private func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }
}
