/// One manifest line on its way into the database.
package struct NewDataObject: Sendable, Hashable {
    /// The line byte for byte, without its line end.
    package let line: String
    /// Whether the line has a label under the job's own name, so that nobody is asked (05/CHN-5).
    package let isCarried: Bool

    package init(line: String, isCarried: Bool) {
        self.line = line
        self.isCarried = isCarried
    }
}
