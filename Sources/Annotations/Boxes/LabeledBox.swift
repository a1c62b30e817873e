/// A box and the class of what is in it.
package struct LabeledBox: Sendable, Hashable {
    package let box: Box
    /// 0 is the first category of the label category file.
    package let classIndex: Int

    package init(box: Box, classIndex: Int) {
        self.box = box
        self.classIndex = classIndex
    }
}
