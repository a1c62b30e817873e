/// One worker's boxes on an image.
package struct BoxesAnswer: Sendable, Hashable {
    /// The image's size in pixels, as the worker's browser showed it.
    package let imageWidth: Int
    package let imageHeight: Int
    /// None when there is nothing to draw.
    package let boxes: [LabeledBox]
    /// Whether the worker changed the boxes given; nil when none were given (07/CE-bounding-box-5).
    package let isModified: Bool?

    package init(imageWidth: Int, imageHeight: Int, boxes: [LabeledBox], isModified: Bool? = nil) {
        self.imageWidth = imageWidth
        self.imageHeight = imageHeight
        self.boxes = boxes
        self.isModified = isModified
    }
}
