import Crypto
import HTTPTypes
package import NIOCore

/// One static file as it is served: its bytes, its type, and the validator that lets a browser keep its copy.
package struct WebAsset: Sendable {
    /// The whole file. Assets are small and few, so they stay in memory.
    package let bytes: ByteBuffer
    /// The file in gzip, where that is smaller; text is packed once, at start.
    package let gzipped: ByteBuffer?
    /// The media type, with a charset where it is text.
    package let contentType: String
    /// A strong validator over the bytes, in quotes as HTTP wants it.
    package let entityTag: String

    /// Takes the bytes and derives the validator from them.
    package init(bytes: ByteBuffer, contentType: String) {
        self.bytes = bytes
        gzipped = contentType.hasPrefix("text/") || contentType == "image/svg+xml" ? Gzip.packed(bytes) : nil
        self.contentType = contentType
        var hash = SHA256()
        hash.update(data: bytes.readableBytesView)
        let digest = hash.finalize().prefix(16).map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }
        self.entityTag = "\"\(digest.joined())\""
    }

    /// The media type of a file name, or nil for a kind of file that is never served.
    package static func contentType(ofFileNamed name: String) -> String? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        return contentTypes[String(name[name.index(after: dot)...])]
    }

    private static let contentTypes = [
        "css": "text/css; charset=utf-8",
        "html": "text/html; charset=utf-8",
        "ico": "image/x-icon",
        "js": "text/javascript; charset=utf-8",
        "png": "image/png",
        "svg": "image/svg+xml",
        "ttf": "font/ttf",
        "woff2": "font/woff2",
    ]
}
