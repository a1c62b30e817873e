package import AutoMLCore
import Foundation

/// Reads data from this machine or from S3, with the images that they name.
package final class DataLoader: Sendable {
    private static let maxExamples = 3
    /// What a labeling job calls a text that was labeled.
    private static let manifestText = "source"

    private let access: RemoteAccess?
    /// Where fetched objects lie until the loader goes away.
    private let scratch: ScratchFolder

    /// - Parameter access: nil when there are no credentials for S3.
    package init(access: RemoteAccess?) throws(AutoMLToolError) {
        self.access = access
        scratch = try ScratchFolder()
    }

    /// Reads the file or folder at `path`, which may be `s3://bucket/key`. Objects that cannot be fetched are missing values,
    /// and counted.
    package func load(_ path: String, options: ReadingOptions = ReadingOptions()) async throws -> TableReading {
        var reading = try TableReader(options: options).read(try await file(path))
        try await fetchImages(&reading)
        return reading
    }

    /// Reads rows to learn from or to compare with, and settles what their problem is.
    ///
    /// - Parameters:
    ///   - content: a column that is text unless it holds images.
    ///   - classNames: the classes of the model that the rows are compared with; nil when there is none yet.
    func loadLabeled(
        _ path: String, target wanted: String?, problem: Problem?, options: ReadingOptions, content: String? = nil,
        classNames: [String]? = nil
    ) async throws -> (rows: LabeledTable, issues: ReadingIssues) {
        let file = try await file(path)
        var options = options
        if let problem, let wanted { options.kinds[wanted] = problem.isClassification ? .categorical : .numeric }
        var reading = try Self.read(file, options: options, target: wanted)
        let target = try TargetChoice(columns: reading.table.columns.map(\.name)).target(wanted)
        var rows = try LabeledTable(reading.table, target: target, problem: problem)
        // Classes are told as they are written: 01 is not 1. Short texts look like categories.
        let wrong = Self.wrongKinds(reading.table, rows, content: content)
        if !wrong.isEmpty {
            options.kinds.merge(wrong) { _, corrected in corrected }
            reading = try TableReader(options: options).read(file)
        }
        try await fetchImages(&reading)
        if let classNames, let index = reading.table.columns.firstIndex(where: { $0.name == target }) {
            reading.table.columns[index] = ClassNameMatching(classNames).matched(reading.table.columns[index])
        }
        rows = try LabeledTable(reading.table, target: target, problem: rows.problem)
        return (rows, reading.issues)
    }

    /// As the reader reads, but a target that is not there is told as such.
    private static func read(_ file: URL, options: ReadingOptions, target: String?) throws -> TableReading {
        do throws(ReadingError) { return try TableReader(options: options).read(file) } catch {
            guard case .unknownColumn(let name, let columns) = error, name == target else { throw error }
            throw AutoMLToolError.unknownTarget(name: name, columns: columns)
        }
    }

    /// Columns of another kind than their values let it seem.
    private static func wrongKinds(_ table: Table, _ rows: LabeledTable, content: String?) -> [String: ColumnKind] {
        var kinds: [String: ColumnKind] = [:]
        if rows.problem.isClassification, table.column(named: rows.target)?.kind != .categorical { kinds[rows.target] = .categorical }
        for name in [content, manifestText].compactMap({ $0 }) where name != rows.target {
            if let kind = table.column(named: name)?.kind, kind != .image, kind != .text { kinds[name] = .text }
        }
        return kinds
    }

    /// The file or folder on this machine that holds what `path` names.
    func file(_ path: String) async throws -> URL {
        path.hasPrefix("s3://") ? try await withFiles(path) { try await $0.fetch(path) } : URL(filePath: path)
    }

    /// Puts files in the places of images that lie in S3; images that cannot be fetched or decoded are missing, and counted.
    func fetchImages(_ reading: inout TableReading) async throws {
        try await fetchRemoteImages(&reading)
        for (index, column) in reading.table.columns.enumerated() where column.kind == .image {
            let paths = column.strings ?? []
            let reasons = Parallel.map(paths.count) { paths[$0].flatMap(Self.damage) }
            let damaged = reasons.indices.filter { reasons[$0] != nil }
            guard !damaged.isEmpty else { continue }
            reading.table.columns[index] = Column(
                name: column.name, kind: .image, values: .strings(paths.indices.map { reasons[$0] == nil ? paths[$0] : nil }))
            reading.issues.badCells.append(
                ReadingIssues.BadCells(
                    column: column.name, kind: .image, count: damaged.count,
                    examples: damaged.prefix(Self.maxExamples).map { "\(paths[$0] ?? ""): \(reasons[$0] ?? "")" }))
        }
    }

    /// Why a file is no picture that can be decoded; nil when it is one.
    private static func damage(_ path: String) -> String? {
        do throws(ImageError) {
            _ = try PixelImage.read(file: URL(filePath: path), leastSide: 1)
            return nil
        } catch {
            return "\(error)"
        }
    }

    private func fetchRemoteImages(_ reading: inout TableReading) async throws {
        for (index, column) in reading.table.columns.enumerated() where column.kind == .image {
            guard let names = column.strings, let first = names.first(where: { $0?.hasPrefix("s3://") ?? false }) ?? nil else { continue }
            let fetched = try await withFiles(first) { try await $0.fetch(all: names) }
            reading.table.columns[index] = Column(name: column.name, kind: .image, values: .strings(fetched.paths))
            guard !fetched.failures.isEmpty else { continue }
            let failed = Set(fetched.failures.map(\.name))
            reading.issues.badCells.append(
                ReadingIssues.BadCells(
                    column: column.name, kind: .image, count: names.count { $0.map(failed.contains) ?? false },
                    examples: fetched.failures.prefix(Self.maxExamples).map { "\($0.name): \($0.reason)" }))
        }
    }

    private func withFiles<Value: Sendable>(_ uri: String, _ body: (RemoteFiles) async throws -> Value) async throws -> Value {
        guard let access else { throw AutoMLToolError.noAccess(uri: uri) }
        return try await RemoteFiles.open(access, folder: scratch.url, body)
    }
}
