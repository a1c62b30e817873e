import Foundation

/// Reads a table with a header: the columns of our own export, or any with a text or file column and a `label`.
struct CSVImport {
    let request: ImportRequest

    private static let textColumns = ["source", "text", "sentence", "content"]
    private static let fileColumns = ["source-ref", "source_ref", "file_name", "filename", "image", "path"]

    /// One row by its columns.
    private struct Row {
        let number: Int
        let fields: [String: String]

        subscript(column: String) -> String? {
            guard let field = fields[column], !field.isEmpty else { return nil }
            return field
        }

        func number(_ column: String) -> Double? { self[column].flatMap { Double($0) } }
    }

    func read(into target: inout ImportTarget) throws(DatasetFormatError) {
        let groups = try grouped(rows())
        for row in groups.joined() {
            if let name = row["label"], row["start"] != nil, !target.spanLabels.contains(name) { target.spanLabels.append(name) }
            if let name = row["label"], let id = row.number("class_id").flatMap({ Int(exactly: $0) }) { target.name(id, name) }
        }
        let hasSeveral = groups.contains { $0.count > 1 && $0.allSatisfy { $0["left"] == nil && $0["start"] == nil } }
        for group in groups {
            guard let first = group.first else { continue }
            guard let source = try source(first) else {
                target.leaveOut(.noSource, line: first.number)
                continue
            }
            do {
                let label = try label(group, hasSeveral: hasSeveral, &target)
                try target.add(
                    DatasetRecord(
                        line: first.number, source: source, label: label, isHumanAnnotated: first["human_annotated"] != "no",
                        createdAt: first["created_at"]))
            } catch let leftOut as LeftOut {
                target.leaveOut(leftOut, line: first.number)
            } catch let error as DatasetFormatError { throw error } catch {}
        }
    }

    private var file: URL {
        let inside = request.input.appending(path: CSVExport.fileName)
        return FileManager.default.fileExists(atPath: inside.path) ? inside : request.input
    }

    private func rows() throws(DatasetFormatError) -> [Row] {
        guard let table = CSVLine.rows(try ImportRequest.text(file)) else {
            throw .malformed(path: file.path, reason: "a quotation mark is not closed")
        }
        guard let header = table.first else { throw .empty(path: file.path) }
        guard header.contains("label") || header.contains("mask") else {
            throw .malformed(path: file.path, reason: "there is no column 'label'; the header has \(header.joined(separator: ", "))")
        }
        return table.dropFirst().enumerated().map { index, fields in
            Row(number: index + 2, fields: Dictionary(zip(header, fields)) { first, _ in first })
        }
    }

    /// Rows of one record stand together: they share `line` where there is one.
    private func grouped(_ rows: [Row]) -> [[Row]] {
        var groups: [[Row]] = []
        for row in rows {
            if let line = row["line"], groups.last?.last?["line"] == line {
                groups[groups.count - 1].append(row)
            } else {
                groups.append([row])
            }
        }
        return groups
    }

    private func source(_ row: Row) throws(DatasetFormatError) -> DatasetRecord.Source? {
        if let text = Self.textColumns.lazy.compactMap({ row[$0] }).first {
            return text.hasPrefix("s3://") ? .file(text) : .text(text)
        }
        guard let name = Self.fileColumns.lazy.compactMap({ row[$0] }).first else { return nil }
        return .file(try request.place(of: name))
    }

    private func label(_ group: [Row], hasSeveral: Bool, _ target: inout ImportTarget) throws(LeftOut) -> RecordLabel {
        let first = group[0]
        if let width = first.number("image_width"), let height = first.number("image_height") {
            let depth = first.number("image_depth").map { Int($0) } ?? 3
            return .boxes(BoxLabels(width: Int(width), height: Int(height), depth: depth, boxes: try boxes(group, &target)))
        }
        if !target.spanLabels.isEmpty {
            return .spans(SpanLabels(spans: group.compactMap(span)))
        }
        let classes = group.compactMap { row in
            row["label"].map { ClassLabel(id: target.number(of: $0), name: $0, confidence: row.number("confidence")) }
        }
        if hasSeveral { return .classes(classes) }
        guard let only = classes.first else { throw .noLabel }
        return .oneClass(only)
    }

    private func boxes(_ group: [Row], _ target: inout ImportTarget) throws(LeftOut) -> [BoxLabels.Box] {
        var boxes: [BoxLabels.Box] = []
        for row in group where row["label"] != nil {
            guard let name = row["label"], let left = row.number("left"), let top = row.number("top"),
                let width = row.number("width"), let height = row.number("height")
            else { throw .malformedLabel }
            let label = ClassLabel(id: target.number(of: name), name: name, confidence: row.number("confidence"))
            boxes.append(BoxLabels.Box(label: label, left: left, top: top, width: width, height: height))
        }
        return boxes
    }

    private func span(_ row: Row) -> SpanLabels.Span? {
        guard let name = row["label"], let start = row.number("start"), let end = row.number("end") else { return nil }
        return SpanLabels.Span(label: name, start: Int(start), end: Int(end), confidence: row.number("confidence"))
    }
}
