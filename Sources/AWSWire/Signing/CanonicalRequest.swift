import Crypto
import HTTPTypes

/// The text of a request that SigV4 signs.
///
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html. S3 differs in two
/// ways: its paths are not normalised (a key may hold `..` or `//`), and they are encoded once, not twice.
package struct CanonicalRequest: Sendable, CustomStringConvertible {
    package let description: String

    /// How the path of a service's requests is made canonical.
    package enum PathStyle: Sendable, Hashable {
        case normalizedAndEncodedAgain
        case asSent
    }

    /// `leavingOut` names the query parameter that holds the signature itself.
    package init(
        head: RequestHead, signedHeaders: [String], payloadHash: PayloadHash, style: PathStyle,
        leavingOut excluded: String? = nil
    ) {
        var lines = [head.method, Self.path(head.path, style), Self.query(head.query ?? "", leavingOut: excluded)]
        lines += signedHeaders.map { "\($0):\(Self.headerValue($0, of: head))" }
        lines += ["", signedHeaders.joined(separator: ";"), payloadHash.text]
        description = lines.joined(separator: "\n")
    }

    /// The SHA-256 of the text in hex, which the string to sign ends with.
    package var hash: String { Hex.lower(SHA256.hash(data: Array(description.utf8))) }

    static func path(_ path: String, _ style: PathStyle) -> String {
        guard !path.isEmpty else { return "/" }
        switch style {
        case .asSent: return reencoded(path, keepingSlashes: true)
        case .normalizedAndEncodedAgain: return PercentEncoding.encode(normalized(path), keepingSlashes: true)
        }
    }

    /// Parameters encoded one by one and sorted by name, then value.
    static func query(_ query: String, leavingOut excluded: String?) -> String {
        let pairs = query.split(separator: "&").map { part -> (name: String, value: String) in
            let mark = part.firstIndex(of: "=") ?? part.endIndex
            return (reencoded(part[..<mark]), reencoded(part[mark...].dropFirst()))
        }
        return pairs.filter { $0.name != excluded }.sorted { $0 < $1 }
            .map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }

    /// The values of a header joined by commas, each trimmed and with inner runs of blanks made one.
    private static func headerValue(_ name: String, of head: RequestHead) -> String {
        if name == "host" { return head.authority }
        guard let field = HTTPField.Name(name) else { return "" }
        return head.headers[values: field].map(collapsed).joined(separator: ",")
    }

    private static func collapsed(_ value: String) -> String {
        value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// `/a/./b/../c//` becomes `/a/c/`.
    private static func normalized(_ path: String) -> String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") {
            switch segment {
            case ".": continue
            case "..": _ = segments.popLast()
            default: segments.append(segment)
            }
        }
        let isFolder = path.hasSuffix("/") || path.hasSuffix("/.") || path.hasSuffix("/..")
        return "/" + segments.joined(separator: "/") + (isFolder && !segments.isEmpty ? "/" : "")
    }

    /// Encodes what is not encoded yet. `%2F` stays apart from `/`, and `%7E` becomes `~`.
    private static func reencoded(_ text: some StringProtocol, keepingSlashes: Bool = false) -> String {
        let slashes = text.split(separator: "%2F", omittingEmptySubsequences: false)
        guard keepingSlashes, slashes.count > 1 else {
            return PercentEncoding.encode(PercentEncoding.decode(text), keepingSlashes: keepingSlashes)
        }
        return slashes.map { PercentEncoding.encode(PercentEncoding.decode($0), keepingSlashes: true) }
            .joined(separator: "%2F")
    }
}
