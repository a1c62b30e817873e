/// One worker's mask of an image: class 0 is background, class `n + 1` the label category `n`.
package struct MaskAnswer: Sendable, Hashable {
    package let mask: RunLengths
    /// Whether the worker changed the mask given; nil when none was given (07/CE-semantic-seg-5).
    package let isModified: Bool?

    package init(mask: RunLengths, isModified: Bool? = nil) {
        self.mask = mask
        self.isModified = isModified
    }
}
