/// Why a file is no picture that can be used.
package enum ImageError: Error, Sendable, Equatable, CustomStringConvertible {
    case unreadable(path: String)
    /// Neither JPEG nor PNG.
    case unknownFormat
    case damaged(reason: String)

    package var description: String {
        switch self {
        case .unreadable(let path): "\(path) cannot be read"
        case .unknownFormat: "the file is neither a JPEG nor a PNG picture"
        case .damaged(let reason): "the picture cannot be decoded: \(reason)"
        }
    }
}
