/// Why bytes are not the start of an image that tasks take.
package enum ImageHeaderError: Error, Sendable, Hashable, CustomStringConvertible {
    case unknownFormat
    /// The bytes end before the size; a whole file that gives this is damaged.
    case truncated
    case damaged
    case noPixels

    package var description: String {
        switch self {
        case .unknownFormat: "The file is neither a JPEG nor a PNG image."
        case .truncated: "The image ends before its size is told."
        case .damaged: "The header of the image is damaged."
        case .noPixels: "The image has no pixels."
        }
    }
}
