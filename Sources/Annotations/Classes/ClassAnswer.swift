/// One worker's choice of exactly one class, as an index into the job's label categories.
package struct ClassAnswer: Sendable, Hashable {
    /// The chosen class: 0 is the first category of the label category file.
    package let classIndex: Int

    package init(classIndex: Int) {
        self.classIndex = classIndex
    }
}
