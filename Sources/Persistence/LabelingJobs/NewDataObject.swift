/// One manifest line on its way into the database.
package struct NewDataObject: Sendable, Hashable {
    /// The line byte for byte, without its line end.
    package let line: String
    /// Whether the line has a label under the job's own name, so that nobody is asked (05/CHN-5).
    package let isCarried: Bool

    /// Whether the line names a file, which has to be looked at before workers see it.
    package let namesFile: Bool

    package init(line: String, isCarried: Bool, namesFile: Bool) {
        self.line = line
        self.isCarried = isCarried
        self.namesFile = namesFile
    }
}
