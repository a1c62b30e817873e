import AWSWire

import struct Foundation.URL

/// Where a remote S3 listens.
struct RemoteEndpoint: Sendable {
    let scheme: String
    /// The host, with the port unless it is the scheme's own: what the `Host` header says.
    let authority: String
    /// The path of the base URL without its last slash.
    let basePath: String

    init(_ url: URL) {
        scheme = url.scheme ?? "https"
        let host = url.host ?? "localhost"
        let isDefaultPort = url.port == nil || url.port == (scheme == "http" ? 80 : 443)
        authority = isDefaultPort ? host : "\(host):\(url.port ?? 0)"
        basePath = url.path.hasSuffix("/") ? String(url.path.dropLast()) : url.path
    }

    /// The path of an object or, without a key, of a bucket or, without either, of the service.
    func path(bucket: String, key: String) -> String {
        var path = basePath + "/"
        if !bucket.isEmpty { path += PercentEncoding.encode(bucket) }
        if !key.isEmpty { path += "/" + PercentEncoding.encode(key, keepingSlashes: true) }
        return path
    }
}
