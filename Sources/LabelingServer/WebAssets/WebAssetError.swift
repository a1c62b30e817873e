/// Why the portal's static files cannot be served. Raised at start, so that a broken installation never answers.
package enum WebAssetError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The folder of static files is missing or cannot be read.
    case unreadable(path: String)
    /// A file that the portal cannot do without is missing.
    case missing(name: String)
    /// A file exceeds `WebAssetCatalog.maxFileBytes`.
    case tooLarge(name: String, bytes: Int)
    /// The folder holds more than `WebAssetCatalog.maxFiles` files: most likely a wrong `GROUNDWORK_WEB_ROOT`.
    case tooManyFiles(path: String)

    package var description: String {
        switch self {
        case .unreadable(let path): "the folder of static files '\(path)' cannot be read; set GROUNDWORK_WEB_ROOT"
        case .missing(let name): "the static file '\(name)' is missing; set GROUNDWORK_WEB_ROOT to the web-static folder"
        case .tooLarge(let name, let bytes):
            "the static file '\(name)' has \(bytes) bytes; at most \(WebAssetCatalog.maxFileBytes) are served"
        case .tooManyFiles(let path):
            "'\(path)' holds more than \(WebAssetCatalog.maxFiles) files; set GROUNDWORK_WEB_ROOT to the web-static folder"
        }
    }
}
