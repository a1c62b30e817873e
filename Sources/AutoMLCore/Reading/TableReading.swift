/// A table and what was found while it was read.
package struct TableReading: Sendable, Equatable {
    package var table: Table
    package var issues: ReadingIssues
    /// The rows that could not be read and stay as rows of missing values.
    package var unreadableRows: Set<Int>

    package init(table: Table, issues: ReadingIssues = ReadingIssues(), unreadableRows: Set<Int> = []) {
        self.table = table
        self.issues = issues
        self.unreadableRows = unreadableRows
    }
}
