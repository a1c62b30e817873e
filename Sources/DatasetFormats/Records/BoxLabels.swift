/// The boxes of one image.
package struct BoxLabels: Sendable, Hashable {
    /// A box in pixels of the image, its origin at the top left corner.
    package struct Box: Sendable, Hashable {
        package let label: ClassLabel
        package let left: Double
        package let top: Double
        package let width: Double
        package let height: Double

        package init(label: ClassLabel, left: Double, top: Double, width: Double, height: Double) {
            self.label = label
            self.left = left
            self.top = top
            self.width = width
            self.height = height
        }
    }

    /// Pixels.
    package let width: Int
    package let height: Int
    /// Colour channels.
    package let depth: Int
    package let boxes: [Box]

    package init(width: Int, height: Int, depth: Int = 3, boxes: [Box]) {
        self.width = width
        self.height = height
        self.depth = depth
        self.boxes = boxes
    }
}
