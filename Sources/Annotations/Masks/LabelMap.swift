/// A class for every pixel of an image, row by row from the top left corner.
package struct LabelMap: Sendable, Hashable {
    /// The most pixels an image may have: the quota of semantic segmentation (05/AL-8).
    package static let maxPixels = 100_000_000

    package let width: Int
    package let height: Int
    /// `labels[y * width + x]`; for the service's masks 0 is the background (05/SEG-2).
    package private(set) var labels: [UInt8]

    /// Throws when there is not exactly one label for each pixel, or there are too many pixels.
    package init(width: Int, height: Int, labels: [UInt8]) throws(LabelMapError) {
        guard width > 0, height > 0, width <= Self.maxPixels / height else {
            throw .badSize(width: width, height: height)
        }
        guard labels.count == width * height else {
            throw .wrongPixelCount(expected: width * height, found: labels.count)
        }
        self.width = width
        self.height = height
        self.labels = labels
    }

    package var pixelCount: Int { labels.count }

    /// The class of one pixel. The place must be inside the image.
    package subscript(column: Int, row: Int) -> UInt8 {
        get { labels[row * width + column] }
        set { labels[row * width + column] = newValue }
    }
}
