package import Manifests

/// What went into an export, what came out, and why anything was left out.
package struct ExportReport: Sendable, Hashable {
    package let source: String
    package let format: DatasetFormat
    package let attribute: String
    /// Lines of the manifest.
    package internal(set) var read = 0
    /// Records written.
    package internal(set) var exported = 0
    /// Records of which nothing was written.
    package internal(set) var recordsLeftOut = LeftOutCounts()
    /// Boxes and entities left out of records that were written.
    package internal(set) var annotationsLeftOut = LeftOutCounts()

    package var json: JSONValue {
        .object([
            .init("source", .string(source)), .init("format", .string(format.rawValue)),
            .init("label-attribute", .string(attribute)), .init("read", .integer(read)),
            .init("exported", .integer(exported)), .init("left-out", recordsLeftOut.json),
            .init("annotations-left-out", annotationsLeftOut.json),
        ])
    }

    /// For people: a line with the counts, then one for each reason.
    package var lines: [String] {
        let whole = "\(exported) of \(read) records exported as \(format.rawValue)"
        return [whole] + recordsLeftOut.lines.map { "left out: \($0)" }
            + annotationsLeftOut.lines.map { "left out of exported records: \($0)" }
    }
}
