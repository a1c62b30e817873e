/// What was wrong with rows and cells of data, which is never dropped in silence.
package struct ReadingIssues: Sendable, Equatable, Codable {
    /// A row that could not be read.
    package struct BadRow: Sendable, Equatable, Codable {
        package let file: String
        /// From 1, the header included.
        package let line: Int
        package let reason: String
    }

    /// Values of a column that are not of its kind, and so count as missing.
    package struct BadCells: Sendable, Equatable, Codable {
        package let column: String
        package let kind: ColumnKind
        package var count: Int
        /// The first ones that differ.
        package var examples: [String]

        package init(column: String, kind: ColumnKind, count: Int, examples: [String]) {
            (self.column, self.kind, self.count, self.examples) = (column, kind, count, examples)
        }
    }

    /// All bad rows are counted, so many are described.
    package static let maxRowsDescribed = 1000

    package private(set) var badRowCount = 0
    package private(set) var badRows: [BadRow] = []
    package var badCells: [BadCells] = []
    /// What else there is to know: columns that were renamed or left out, and why.
    package private(set) var remarks: [String] = []

    package init() {}

    package var isEmpty: Bool { badRowCount == 0 && badCells.isEmpty && remarks.isEmpty }

    mutating func add(file: String, line: Int, reason: String) {
        badRowCount += 1
        if badRows.count < Self.maxRowsDescribed { badRows.append(BadRow(file: file, line: line, reason: reason)) }
    }

    mutating func remark(_ text: String) {
        if !remarks.contains(text) { remarks.append(text) }
    }
}
