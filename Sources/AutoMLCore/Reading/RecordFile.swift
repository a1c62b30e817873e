import Foundation

/// A file of records, read from its beginning as often as wanted.
struct RecordFile {
    /// A longer record is taken for a damaged file: most likely a quotation mark is not closed.
    private static let maxRecordBytes = 64 << 20

    let url: URL
    private let format: DataFormat

    init(_ url: URL) throws(ReadingError) {
        self.url = url
        var stream = try ByteStream(url)
        format = try DataFormat(try stream.next() ?? [], path: url.path)
    }

    /// Calls `body` with every good record and, for each of its cells, the position of the column in `names`; with nil for
    /// every bad one.
    ///
    /// - Parameter columnNames: the names of the columns when the file has no header.
    func forEachRecord(
        names: inout ColumnNames, issues: inout ReadingIssues, columnNames: [String]?, _ body: (RecordBuffer?, [Int]) -> Void
    ) throws(ReadingError) {
        switch format {
        case .delimited(let delimiter):
            try forEachDelimited(delimiter, names: &names, issues: &issues, columnNames: columnNames, body)
        case .jsonLines: try forEachObject(names: &names, issues: &issues, body)
        }
    }

    private func forEachDelimited(
        _ delimiter: UInt8, names: inout ColumnNames, issues: inout ReadingIssues, columnNames: [String]?,
        _ body: (RecordBuffer?, [Int]) -> Void
    ) throws(ReadingError) {
        var columns = columnNames.map { $0.map { names.position(of: $0) } }
        func visit(_ record: RecordBuffer) {
            guard let known = columns else {
                let header = (0..<record.cellCount).map { record.text(of: $0).trimmingCharacters(in: .whitespacesAndNewlines) }
                columns = ColumnNames.distinct(header) { issues.remark($0) }.map { names.position(of: $0) }
                return
            }
            guard record.cellCount == known.count else {
                issues.add(
                    file: url.lastPathComponent, line: record.line, reason: "\(record.cellCount) values for \(known.count) columns")
                return body(nil, [])
            }
            body(record, known)
        }
        var parser = DelimitedParser(delimiter: delimiter)
        try forEachChunk { (chunk) throws(ReadingError) in
            parser.consume(chunk, visit)
            try check(parser.record.byteCount, line: parser.record.line)
        }
        guard parser.isInQuotes else { return parser.finish(visit) }
        issues.add(
            file: url.lastPathComponent, line: parser.record.line,
            reason: "a quotation mark is opened and never closed; the rest of the file belongs to it")
        body(nil, [])
    }

    private func forEachObject(
        names: inout ColumnNames, issues: inout ReadingIssues, _ body: (RecordBuffer?, [Int]) -> Void
    ) throws(ReadingError) {
        var (record, lines) = (JSONRecord(), LineSplitter())
        func visit(_ line: UnsafeBufferPointer<UInt8>, _ number: Int) {
            do throws(JSONLineError) {
                try record.read(line, number: number, names: &names) { issues.remark($0) }
                body(record.buffer, record.columns)
            } catch {
                issues.add(file: url.lastPathComponent, line: number, reason: error.description)
                body(nil, [])
            }
        }
        try forEachChunk { (chunk) throws(ReadingError) in
            lines.consume(chunk, visit)
            try check(lines.pendingBytes, line: lines.number)
        }
        lines.finish(visit)
    }

    private func forEachChunk(_ body: (ArraySlice<UInt8>) throws(ReadingError) -> Void) throws(ReadingError) {
        var (stream, isFirst) = (try ByteStream(url), true)
        while let chunk = try stream.next() {
            let hasMark = isFirst && chunk.starts(with: DataFormat.byteOrderMark)
            try body(chunk[(hasMark ? DataFormat.byteOrderMark.count : 0)...])
            isFirst = false
        }
    }

    private func check(_ pendingBytes: Int, line: Int) throws(ReadingError) {
        guard pendingBytes <= Self.maxRecordBytes else {
            throw .damaged(
                path: url.path,
                reason: "the row at line \(line) has more than \(Self.maxRecordBytes >> 20) MiB; is a quotation mark not closed?")
        }
    }
}
