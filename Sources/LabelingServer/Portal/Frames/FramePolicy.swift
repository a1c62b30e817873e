/// The Content-Security-Policy of a worker page.
///
/// `sandbox` keeps the page in an origin of its own. Forms submit to scripts only, so `form-action` is `'none'`; modals
/// are allowed, because templates show alerts.
struct FramePolicy: Sendable, Hashable {
    /// The portal as the browser calls it: host and port.
    let host: String
    /// Whether the page may load scripts, styles and media over HTTPS from anywhere.
    let allowsOutside: Bool

    var header: String {
        let portal = Self.isPlain(host) ? host : "'self'"
        let outside = allowsOutside ? " https:" : ""
        // Pictures do no harm beyond telling their server that they were seen; older data sets have them on plain HTTP.
        let outsideMedia = allowsOutside ? " https: http:" : ""
        return [
            "sandbox allow-scripts allow-forms allow-modals",
            "default-src 'none'",
            "script-src \(portal) 'unsafe-inline' blob:\(outside)",
            "style-src \(portal) 'unsafe-inline' blob:\(outside)",
            "img-src \(portal) blob: data:\(outsideMedia)",
            "media-src \(portal) blob: data:\(outsideMedia)",
            // Documents and players of other sites that a template shows inside its page; they stay in its sandbox.
            "frame-src \(portal) blob: data:\(outside)",
            "font-src \(portal) data:\(outside)",
            "connect-src \(portal) blob: data:\(outside)",
            "worker-src blob:",
            "form-action 'none'",
            "base-uri 'none'",
            "frame-ancestors \(portal)",
        ].joined(separator: "; ")
    }

    /// Whether `host` is a host and a port and nothing else: it comes from the request.
    private static func isPlain(_ host: String) -> Bool {
        !host.isEmpty
            && host.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: ".-:[]".utf8.contains(byte)
                }
            }
    }
}
