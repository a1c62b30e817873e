/// Why a code package cannot be used; the text is for whoever uploaded it.
package enum ZipError: Error, Sendable, Hashable, CustomStringConvertible {
    case notZip
    case truncated
    case unsupported(String)
    case tooManyEntries(Int, limit: Int)
    case tooLarge(limit: Int)
    /// A path that leaves the folder, or is none.
    case unsafePath(String)
    case link(String)
    case repeatedPath(String)
    /// Two entries share bytes of the package, as in a zip bomb.
    case overlap(String)
    case damaged(String)

    package var description: String {
        switch self {
        case .notZip: "Could not unzip uploaded file. Please check your file, then try to upload again."
        case .truncated: "Could not unzip uploaded file: it ends too early."
        case .unsupported(let feature): "Could not unzip uploaded file: \(feature) is not supported."
        case .tooManyEntries(let count, let limit): "The package has \(count) entries, more than \(limit)."
        case .tooLarge(let limit): "Unzipped size must be smaller than \(limit) bytes"
        case .unsafePath(let path): "The package has an entry '\(path)', which is no path inside it."
        case .link(let path): "The package's entry '\(path)' is a link or a special file; only files and folders are allowed."
        case .repeatedPath(let path): "The package has several entries '\(path)'."
        case .overlap(let path): "The package's entry '\(path)' overlaps another one."
        case .damaged(let path): "The package's entry '\(path)' is damaged."
        }
    }
}
