/// What a user says about data before it is read.
package struct ReadingOptions: Sendable, Equatable {
    /// The kinds of columns that are not to be inferred, by name.
    package var kinds: [String: ColumnKind]
    /// Columns that are not read.
    package var ignored: Set<String>
    /// The names of the columns of delimited files without a header; nil when the first row is the header.
    package var columnNames: [String]?
    /// Whether every column of `kinds` and `ignored` has to be there.
    package var requiresColumns: Bool
    /// Whether a row that cannot be read stays as a row of missing values, so that rows can be told by their places.
    package var keepsBadRows: Bool

    package init(
        kinds: [String: ColumnKind] = [:], ignored: Set<String> = [], columnNames: [String]? = nil, requiresColumns: Bool = true,
        keepsBadRows: Bool = false
    ) {
        self.kinds = kinds
        self.ignored = ignored
        self.columnNames = columnNames
        self.requiresColumns = requiresColumns
        self.keepsBadRows = keepsBadRows
    }
}
