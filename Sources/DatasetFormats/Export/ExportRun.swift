import Foundation
import Manifests

/// An export under way.
struct ExportRun {
    private let request: ExportRequest
    private let reader: RecordReader
    private let survey: ManifestSurvey
    private var folder: ExportFolder
    private var writer: any ExportWriter
    private var state: ExportState
    private var summary: ExportSummary
    /// Names given so far, for formats that need each only once: 8 bytes a record.
    private var stems: Set<Int> = []

    init(request: ExportRequest, attribute: String, survey: ManifestSurvey) throws(DatasetFormatError) {
        self.request = request
        self.survey = survey
        reader = RecordReader(attribute: attribute)
        let identity = "\(request.format.rawValue) \(attribute) \(survey.lineCount) \(survey.digest) \(request.copiesFiles)"
        let report = ExportReport(source: request.source.name, format: request.format, attribute: attribute)
        let isFree = Self.isFree(request.folder)
        folder = try ExportFolder(request.folder)
        writer = request.format.makeWriter(copiesFiles: request.copiesFiles)
        summary = ExportSummary(source: request.source.name, hasFiles: request.copiesFiles)
        if let state = ExportState.resume(in: folder, identity: identity, report: report) {
            self.state = state
            writer.marks = state.marks
            summary.classes = state.classes
            summary.kinds = state.kinds
            for (name, bytes) in state.lengths { try folder.open(name, keeping: bytes) }
        } else {
            guard isFree || request.overwrites else { throw .folderInUse(path: request.folder.path) }
            state = ExportState(identity: identity, report: report)
        }
    }

    private static func isFree(_ folder: URL) -> Bool {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).isEmpty
    }

    mutating func run(progress: (Int) -> Void) async throws -> ExportReport {
        let resumed = state.lines
        var done = 0
        var splitter = LineSplitter(maxLineBytes: ManifestSurvey.maxLineBytes)
        for try await chunk in try await request.source.manifest() {
            for line in try splitter.append(chunk) where !line.bytes.isEmpty {
                done += 1
                try await add(line, done: done, resumed: resumed, progress: progress)
            }
        }
        if let line = try splitter.finish(), !line.bytes.isEmpty {
            done += 1
            try await add(line, done: done, resumed: resumed, progress: progress)
        }
        return try finish(done: done, progress: progress)
    }

    private mutating func add(
        _ line: LineSplitter.Line, done: Int, resumed: Int, progress: (Int) -> Void
    ) async throws {
        guard done > resumed else {
            if writer.needsUniqueStems { _ = try? claimedName(line) }
            return
        }
        do {
            try await export(line)
            state.report.exported += 1
        } catch let leftOut as LeftOut {
            state.report.recordsLeftOut.add(leftOut, line: line.number)
        }
        state.report.read = done
        guard done.isMultiple(of: ExportRequest.linesPerState) else { return }
        try saveState(lines: done)
        progress(done)
    }

    private mutating func export(_ line: LineSplitter.Line) async throws {
        let (record, name) = try claimedName(line)
        try await copyFiles(of: record, named: name)
        for leftOut in try writer.write(record, named: name, to: &folder) {
            state.report.annotationsLeftOut.add(leftOut, line: line.number)
        }
        summary.add(record.label)
    }

    private mutating func claimedName(_ line: LineSplitter.Line) throws(LeftOut) -> (DatasetRecord, RecordName) {
        guard let json = try? JSONValue(parsing: line.bytes) else { throw .notJSON }
        let record = try reader.record(number: line.number, line: json)
        guard request.format.labelKinds.contains(record.label.kind) else { throw .otherKind(record.label.kind) }
        let name = RecordName(record, folder: survey.folder)
        if writer.needsUniqueStems, !stems.insert(name.stem.hashValue).inserted { throw .nameTaken }
        return (record, name)
    }

    private func copyFiles(of record: DatasetRecord, named name: RecordName) async throws {
        if case .mask(let mask) = record.label, let place = request.format.maskPlace(of: name) {
            try folder.write(try await bytes(mask.file), to: place)
        }
        guard request.copiesFiles, case .file(let file) = record.source, let place = writer.filePlace(of: name) else { return }
        try folder.write(try await bytes(file), to: place)
    }

    private func bytes(_ location: String) async throws -> [UInt8] {
        do { return try await request.source.file(location) } catch { throw LeftOut.fileMissing }
    }

    private mutating func saveState(lines: Int) throws {
        state.lines = lines
        state.lengths = try folder.sync()
        state.marks = writer.marks
        state.classes = summary.classes
        state.kinds = summary.kinds
        try state.save(in: folder)
    }

    private mutating func finish(done: Int, progress: (Int) -> Void) throws -> ExportReport {
        try writer.finish(&folder, summary: summary)
        try folder.close()
        try folder.write(Array(state.report.json.description.utf8) + [UInt8(ascii: "\n")], to: ExportState.reportName)
        folder.remove(ExportState.fileName)
        progress(done)
        return state.report
    }
}
