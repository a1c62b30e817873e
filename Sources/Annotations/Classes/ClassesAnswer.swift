/// One worker's choice of any number of classes, as indices into the job's label categories.
package struct ClassesAnswer: Sendable, Hashable {
    /// The chosen classes: 0 is the first category of the label category file. None says that no category applies.
    package let classIndices: Set<Int>

    package init(classIndices: Set<Int>) {
        self.classIndices = classIndices
    }
}
