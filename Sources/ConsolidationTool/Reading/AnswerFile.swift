import Foundation

/// A file of answers, read line by line: CSV or tab-separated with a header, or JSON Lines.
struct AnswerFile {
    /// A longer line is taken for a file of another kind.
    private static let maxLineBytes = 64 << 20
    private static let progressInterval = 500_000

    private let url: URL
    private let path: String

    init(url: URL) {
        self.url = url
        path = url.path
    }

    /// Calls `body` with every record; `progress` now and then.
    ///
    /// - Parameter columns: for each column that has to be in the header, its accepted names.
    func forEachRecord(
        columns: [[String]], progress: (String) -> Void,
        _ body: (AnswerRecord) throws(ConsolidationError) -> Void
    ) throws(ConsolidationError) {
        let data: Data
        do { data = try Data(contentsOf: url, options: .mappedIfSafe) } catch {
            throw .unreadable(path: path, reason: error.localizedDescription)
        }
        var header: (columns: [String: Int], separator: UInt8)?
        var lines = LineCursor(data: data)
        var count = 0
        while let line = try lines.next(path: path, limit: Self.maxLineBytes) {
            if line.bytes.isEmpty { continue }
            if line.bytes.first == UInt8(ascii: "{"), header == nil {
                try body(AnswerRecord(path: path, line: line.number, object: try object(line)))
                count += 1
            } else if let header {
                let fields = DelimitedLine.fields(line.bytes, separator: header.separator)
                guard fields.count == header.columns.count else {
                    throw .badLine(
                        path: path, line: line.number,
                        reason: "\(fields.count) columns where the header has \(header.columns.count)")
                }
                try body(AnswerRecord(path: path, line: line.number, columns: header.columns, fields: fields))
                count += 1
            } else {
                header = try Self.header(line.bytes, wanted: columns, path: path)
            }
            if count.isMultiple(of: Self.progressInterval), count > 0 { progress("read \(count) records of \(path)") }
        }
        guard count > 0 else { throw .empty(path: path) }
    }

    private func object(_ line: LineCursor.Line) throws(ConsolidationError) -> [String: Any] {
        guard let value = try? JSONSerialization.jsonObject(with: line.bytes), let object = value as? [String: Any] else {
            throw .badLine(path: path, line: line.number, reason: "not a JSON object")
        }
        return object
    }

    private static func header(
        _ bytes: Data, wanted: [[String]], path: String
    ) throws(ConsolidationError) -> (columns: [String: Int], separator: UInt8) {
        let tab = UInt8(ascii: "\t")
        let separator = bytes.contains(tab) ? tab : UInt8(ascii: ",")
        let names = DelimitedLine.fields(bytes, separator: separator).map {
            $0.trimmingCharacters(in: .whitespaces).trimmingPrefix("\u{FEFF}").lowercased()
        }
        for accepted in wanted where !accepted.contains(where: names.contains) {
            throw .missingColumn(path: path, wanted: accepted, found: names)
        }
        let repeated = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        guard repeated.count == names.count else {
            throw .badLine(path: path, line: 1, reason: "a column name is there twice")
        }
        return (repeated, separator)
    }
}
