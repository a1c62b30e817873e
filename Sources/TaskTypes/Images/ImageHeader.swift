/// Format and size of an image, read from the bytes it begins with; the pixels are not looked at.
package struct ImageHeader: Sendable, Hashable {
    /// The formats that image tasks take (04/FMT-1).
    package enum Format: String, Sendable, Hashable {
        case jpeg, png
    }

    package let format: Format
    /// In pixels, as stored; an EXIF orientation is not applied.
    package let width: Int
    package let height: Int

    /// How many bytes from the start of a file nearly always hold what is needed: a JPEG may carry profiles and
    /// thumbnails before its size.
    package static let usualBytes = 256 * 1_024

    package init(format: Format, width: Int, height: Int) {
        self.format = format
        self.width = width
        self.height = height
    }

    /// Reads the first bytes of a file. `.truncated` when more bytes could tell.
    package init(_ bytes: [UInt8]) throws(ImageHeaderError) {
        if bytes.starts(with: PNGHeader.signature) {
            self = try PNGHeader.read(bytes)
        } else if bytes.starts(with: JPEGHeader.startOfImage) {
            self = try JPEGHeader.read(bytes)
        } else {
            throw .unknownFormat
        }
        guard width > 0, height > 0 else { throw .noPixels }
    }
}
