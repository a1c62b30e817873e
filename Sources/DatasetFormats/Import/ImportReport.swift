package import Manifests

/// What went into an import, what came out, and why anything was left out.
package struct ImportReport: Sendable, Hashable {
    package let format: DatasetFormat
    /// Records that the input has.
    package internal(set) var read = 0
    /// Lines of the manifest.
    package internal(set) var imported = 0
    package internal(set) var recordsLeftOut = LeftOutCounts()
    package internal(set) var annotationsLeftOut = LeftOutCounts()
    /// The label categories, in order.
    package internal(set) var categories: [String] = []

    package var json: JSONValue {
        .object([
            .init("format", .string(format.rawValue)), .init("read", .integer(read)), .init("imported", .integer(imported)),
            .init("left-out", recordsLeftOut.json), .init("annotations-left-out", annotationsLeftOut.json),
            .init("labels", .array(categories.map(JSONValue.string))),
        ])
    }

    /// For people: a line with the counts, then one for each reason.
    package var lines: [String] {
        ["\(imported) of \(read) records imported from \(format.rawValue), \(categories.count) labels"]
            + recordsLeftOut.lines.map { "left out: \($0)" }
            + annotationsLeftOut.lines.map { "left out of imported records: \($0)" }
    }
}
