/// One worker's judgement of an earlier label, with what they wrote about it.
package struct VerdictAnswer: Sendable, Hashable {
    /// 0 is the first category of the label category file.
    package let classIndex: Int
    /// Nil when the worker wrote nothing.
    package let comment: String?

    package init(classIndex: Int, comment: String? = nil) {
        self.classIndex = classIndex
        self.comment = comment
    }
}
