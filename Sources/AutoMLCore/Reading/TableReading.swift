/// A table and what was found while it was read.
package struct TableReading: Sendable, Equatable {
    package var table: Table
    package var issues: ReadingIssues

    package init(table: Table, issues: ReadingIssues = ReadingIssues()) {
        self.table = table
        self.issues = issues
    }
}
