package import Foundation

/// Reads tables from files and folders: delimited text, JSON Lines, augmented manifests and folders of images.
///
/// Files are read twice and never held: first to see of what kind the columns are, then to keep their values.
package struct TableReader {
    package let options: ReadingOptions

    package init(options: ReadingOptions = ReadingOptions()) {
        self.options = options
    }

    /// Reads a file, or all of a folder: its labels.csv, its data files one after the other, or its images with the names of
    /// their folders as the classes.
    package func read(_ url: URL) throws(ReadingError) -> TableReading {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw .unreadable(path: url.path, reason: "there is no such file or folder")
        }
        guard isFolder.boolValue else { return try read(files: [url], path: url.path) }
        let folder = try DataFolder(url)
        if let labels = folder.labels { return try read(files: [labels], path: labels.path) }
        guard folder.dataFiles.isEmpty else { return try read(files: folder.dataFiles, path: url.path) }
        return try read(images: folder)
    }

    private func read(files: [URL], path: String) throws(ReadingError) -> TableReading {
        let files = try files.map { (url) throws(ReadingError) in try RecordFile(url) }
        var (names, issues) = (ColumnNames(), ReadingIssues())
        let (surveys, rowCount) = try survey(files, names: &names, issues: &issues)
        guard rowCount > (options.keepsBadRows ? issues.badRowCount : 0) else { throw .empty(path: path, badRows: issues.badRowCount) }
        try check(names.all)
        var builders = zip(names.all, surveys).map { name, survey in
            ColumnBuilder(
                name: name, kind: options.kinds[name] ?? survey.kind, isDayFirst: survey.isDayFirst,
                isKept: !options.ignored.contains(name), capacity: rowCount)
        }
        let unreadable = try build(&builders, files, names: names)
        var reading = finish(builders, issues: issues, folder: files[0].url.deletingLastPathComponent())
        reading.unreadableRows = unreadable
        return reading
    }

    /// Looks at all values; tells of each column what they are like, and how many rows there are.
    private func survey(
        _ files: [RecordFile], names: inout ColumnNames, issues: inout ReadingIssues
    ) throws(ReadingError) -> ([ColumnSurvey], Int) {
        var (surveys, rowCount) = ([ColumnSurvey](), 0)
        for file in files {
            try file.forEachRecord(names: &names, issues: &issues, columnNames: options.columnNames) { record, columns in
                rowCount += record != nil || options.keepsBadRows ? 1 : 0
                record?.forEachCell { cell, bytes in
                    while surveys.count <= columns[cell] { surveys.append(ColumnSurvey()) }
                    surveys[columns[cell]].add(bytes, isDecimalComma: record?.isDecimalComma ?? false)
                }
            }
        }
        while surveys.count < names.all.count { surveys.append(ColumnSurvey()) }
        return (surveys, rowCount)
    }

    /// Gathers all values; tells the rows that could not be read.
    private func build(
        _ builders: inout [ColumnBuilder], _ files: [RecordFile], names: ColumnNames
    ) throws(ReadingError) -> Set<Int> {
        var (names, issues, row, unreadable) = (names, ReadingIssues(), 0, Set<Int>())
        for file in files {
            try file.forEachRecord(names: &names, issues: &issues, columnNames: options.columnNames) { record, columns in
                guard record != nil || options.keepsBadRows else { return }
                if record == nil { unreadable.insert(row) }
                row += 1
                record?.forEachCell { cell, bytes in
                    // A file that grew a column since it was surveyed has more columns than builders.
                    guard columns[cell] < builders.count else { return }
                    builders[columns[cell]].append(bytes, isDecimalComma: record?.isDecimalComma ?? false)
                }
                guard columns.count < builders.count else { return }
                for column in builders.indices { builders[column].pad(to: row) }
            }
        }
        return unreadable
    }

    private func finish(_ builders: [ColumnBuilder], issues: ReadingIssues, folder: URL) -> TableReading {
        var issues = issues
        var columns: [Column] = []
        for builder in builders where builder.isKept {
            var column = builder.column
            if let cells = builder.badCells { issues.badCells.append(cells) }
            if builder.invalidTextCount > 0 {
                issues.remark("column \(builder.name): \(builder.invalidTextCount) values are not UTF-8; what cannot be read is replaced")
            }
            if column.kind == .image { column = ImagePaths(folder: folder).resolve(column, issues: &issues) }
            columns.append(column)
        }
        return TableReading(table: Table(columns: columns), issues: issues)
    }

    private func read(images folder: DataFolder) throws(ReadingError) -> TableReading {
        guard !folder.images.isEmpty else { throw .empty(path: folder.url.path, badRows: 0) }
        var columns = [Column(name: "image", kind: .image, values: .strings(folder.images.map(\.path)))]
        if folder.classes.contains(where: { $0 != nil }) {
            columns.append(Column(name: "label", kind: .categorical, values: .strings(folder.classes)))
        }
        try check(columns.map(\.name))
        return TableReading(table: Table(columns: columns).without(columns: options.ignored))
    }

    private func check(_ names: [String]) throws(ReadingError) {
        guard options.requiresColumns else { return }
        for name in options.kinds.keys.sorted() + options.ignored.sorted() where !names.contains(name) {
            throw .unknownColumn(name: name, columns: names)
        }
    }
}
