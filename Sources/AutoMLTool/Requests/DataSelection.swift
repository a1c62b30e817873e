package import AutoMLCore

/// Which data a command reads, and how.
package struct DataSelection: Sendable {
    /// A file or folder, or `s3://bucket/key`.
    package let path: String
    /// The kinds of columns that are not to be inferred.
    package var kinds: [String: ColumnKind]
    package var ignored: Set<String>

    package init(path: String, kinds: [String: ColumnKind] = [:], ignored: [String] = []) {
        (self.path, self.kinds, self.ignored) = (path, kinds, Set(ignored))
    }

    /// Reads `NAME=kind`, as `--column` is given.
    package static func kinds(_ texts: [String]) throws(AutoMLToolError) -> [String: ColumnKind] {
        var kinds: [String: ColumnKind] = [:]
        for text in texts {
            guard let mark = text.lastIndex(of: "="), let kind = ColumnKind(rawValue: text[text.index(after: mark)...].lowercased()) else {
                throw .badOption(
                    option: "--column", value: text,
                    remedy: "write it as NAME=kind, where kind is one of \(ColumnKind.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            kinds[String(text[..<mark])] = kind
        }
        return kinds
    }

    var options: ReadingOptions { ReadingOptions(kinds: kinds, ignored: ignored) }
}
