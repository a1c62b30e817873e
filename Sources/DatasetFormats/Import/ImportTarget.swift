import Foundation
import Manifests

/// Where imported records go: a manifest that takes its name only when it is whole, and the label category file.
struct ImportTarget {
    private let request: ImportRequest
    private let url: URL
    private let partial: URL
    private let handle: FileHandle
    private var writer = ManifestWriter()
    private var names: [Int: String] = [:]
    private var numbers: [String: Int] = [:]
    private var report: ImportReport
    /// The labels of entities, which every record lists whole.
    var spanLabels: [String] = []

    init(request: ImportRequest) throws(DatasetFormatError) {
        self.request = request
        url = request.output
        partial = url.appendingPathExtension("partial")
        report = ImportReport(format: request.format)
        do {
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: partial)
            handle = try FileHandle(forWritingTo: partial)
        } catch { throw .unwritable(path: url.path, reason: error.localizedDescription) }
    }

    /// The number of a class that the format knows by name only: the next free one when it is new.
    mutating func number(of name: String) -> Int {
        if let number = numbers[name] { return number }
        var number = names.count
        while names[number] != nil { number += 1 }
        self.name(number, name)
        return number
    }

    /// Tells the number of a class.
    mutating func name(_ number: Int, _ name: String) {
        names[number] = name
        numbers[name] = number
    }

    /// The name of a class that the format knows by number only.
    func name(of number: Int) -> String { names[number] ?? "class-\(number)" }

    mutating func add(_ record: DatasetRecord) throws(DatasetFormatError) {
        report.read += 1
        report.imported += 1
        let line = ManifestRecord(
            attribute: request.attribute, origin: "labeling-job/import-\(request.format.rawValue)",
            createdAt: request.createdAt, spanLabels: spanLabels
        ).line(of: record)
        if let chunk = writer.append(line) { try write(chunk) }
    }

    mutating func leaveOut(_ leftOut: LeftOut, line: Int) {
        report.read += 1
        report.recordsLeftOut.add(leftOut, line: line)
    }

    mutating func leaveOutPart(_ leftOut: LeftOut, line: Int) { report.annotationsLeftOut.add(leftOut, line: line) }

    mutating func finish() throws(DatasetFormatError) -> ImportReport {
        guard report.read > 0 else {
            try? FileManager.default.removeItem(at: partial)
            throw .empty(path: request.input.path)
        }
        try write(writer.finish())
        do {
            try handle.synchronize()
            try handle.close()
        } catch { throw .unwritable(path: url.path, reason: error.localizedDescription) }
        report.categories = spanLabels.isEmpty ? names.sorted { $0.key < $1.key }.map(\.value) : spanLabels
        try writeCategories()
        guard rename(partial.path, url.path) == 0 else {
            throw .unwritable(path: url.path, reason: String(cString: strerror(errno)))
        }
        return report
    }

    private func writeCategories() throws(DatasetFormatError) {
        let file = JSONValue.object([
            .init("document-version", .string("2018-11-28")),
            .init("labels", .array(report.categories.map { .object([.init("label", .string($0))]) })),
        ])
        let place = url.deletingPathExtension().appendingPathExtension("labels.json")
        do { try Data((file.description + "\n").utf8).write(to: place, options: .atomic) } catch {
            throw .unwritable(path: place.path, reason: error.localizedDescription)
        }
    }

    private func write(_ bytes: [UInt8]) throws(DatasetFormatError) {
        do { try handle.write(contentsOf: bytes) } catch {
            throw .unwritable(path: url.path, reason: error.localizedDescription)
        }
    }
}
