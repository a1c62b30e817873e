import Foundation
import NIOCore

/// Every static file of the portal, read once at start.
///
/// A request is a look-up in a dictionary of names: there is no path to resolve, so nothing outside the folder can be
/// reached by any spelling of a path, and a file that changes on disk never changes half of a running portal.
package struct WebAssetCatalog: Sendable {
    /// The largest file that is served, in bytes.
    package static let maxFileBytes = 4 << 20
    /// The most files that are loaded.
    package static let maxFiles = 2_000
    /// Where Debian's `fonts-material-design-icons-iconfont` puts the icon font. Without it icons fall back to the few
    /// that are drawn in the crowd library itself.
    package static let debianIconFont =
        "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf"
    /// The name the icon font is served under.
    package static let iconFontName = "fonts/material-icons.ttf"
    /// The name the crowd library is served under.
    package static let crowdLibraryName = "crowd-html-elements.js"

    private let assets: [String: WebAsset]

    /// Loads `root` (the `web-static` folder), adds the generated crowd library and, where present, the icon font.
    package init(root: String, iconFont: String = debianIconFont) throws(WebAssetError) {
        var assets = try Self.load(root: root)
        let pack = try CrowdLibraryPack(assets: assets)
        assets[Self.crowdLibraryName] = WebAsset(
            bytes: ByteBuffer(string: pack.source), contentType: "text/javascript; charset=utf-8")
        if let font = FileManager.default.contents(atPath: iconFont), font.count <= Self.maxFileBytes {
            assets[Self.iconFontName] = WebAsset(bytes: ByteBuffer(bytes: font), contentType: "font/ttf")
        }
        self.assets = assets
    }

    /// The asset of that name, a path relative to the folder with `/` between its parts.
    package subscript(name: String) -> WebAsset? { assets[name] }

    /// The text of the asset of that name, for pages the server fills in.
    package func text(_ name: String) throws(WebAssetError) -> String {
        guard let asset = assets[name] else { throw .missing(name: name) }
        return String(buffer: asset.bytes)
    }

    private static func load(root: String) throws(WebAssetError) -> [String: WebAsset] {
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: root) else {
            throw .unreadable(path: root)
        }
        guard names.count <= maxFiles else { throw .tooManyFiles(path: root) }
        var assets: [String: WebAsset] = [:]
        for name in names {
            guard let contentType = WebAsset.contentType(ofFileNamed: name) else { continue }
            guard let bytes = FileManager.default.contents(atPath: root + "/" + name) else {
                throw .unreadable(path: root + "/" + name)
            }
            guard bytes.count <= maxFileBytes else { throw .tooLarge(name: name, bytes: bytes.count) }
            let isSource = name.hasSuffix(".js") || name.hasSuffix(".css")
            let content = isSource ? Data(LeanSource.of(String(decoding: bytes, as: UTF8.self)).utf8) : bytes
            assets[name] = WebAsset(bytes: ByteBuffer(bytes: content), contentType: contentType)
        }
        return assets
    }
}
