import HTTPTypes
package import Hummingbird
import NIOCore

/// Serves the static files under `/assets/…`, the portal's one page at `/` and `/jobs/{jobId}`, and the console's.
package struct WebAssetRoutes: Sendable {
    private let catalog: WebAssetCatalog
    private let shell: WebAsset
    private let console: WebAsset

    /// The addresses of the console's one page.
    private static let consolePaths: [RouterPath] = ["/console", "/console/jobs/:name", "/console/preview"]

    /// What the portal page and the console's may load and do. Task frames carry a policy of their own.
    package static let shellContentSecurityPolicy =
        "default-src 'self'; img-src 'self' blob: data:; frame-src 'self'; object-src 'none'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors 'none'"

    /// Fails where the catalog lacks one of the pages.
    package init(catalog: WebAssetCatalog) throws(WebAssetError) {
        guard let shell = catalog["index.html"] else { throw .missing(name: "index.html") }
        self.catalog = catalog
        guard let console = catalog["console/index.html"] else { throw .missing(name: "console/index.html") }
        self.shell = shell
        self.console = console
    }

    /// Adds the routes, each for GET and HEAD.
    package func add<Context: RequestContext>(to router: Router<Context>) {
        for method in [HTTPRequest.Method.get, .head] {
            router.on("/assets/**", method: method) { request, context in
                let name = context.parameters.getCatchAll().joined(separator: "/")
                guard let asset = catalog[name] else { throw HTTPError(.notFound) }
                return respond(with: asset, to: request)
            }
            router.on("/", method: method) { request, _ in page(shell, to: request) }
            router.on("/jobs/:jobId", method: method) { request, _ in page(shell, to: request) }
            for path in Self.consolePaths {
                router.on(path, method: method) { request, _ in page(console, to: request) }
            }
        }
    }

    private func page(_ page: WebAsset, to request: Request) -> Response {
        var response = respond(with: page, to: request)
        response.headers[.contentSecurityPolicy] = Self.shellContentSecurityPolicy
        return response
    }

    /// Browsers may keep a copy but ask before they use it: a new release is seen at once, an old one costs a 304.
    /// Frames of templates have the origin `null`, so what they load (the library, the icon font) is open to any origin;
    /// nothing under `/assets` is secret.
    private func respond(with asset: WebAsset, to request: Request) -> Response {
        var headers: HTTPFields = [
            .eTag: asset.entityTag,
            .cacheControl: "no-cache",
            .xContentTypeOptions: "nosniff",
            .accessControlAllowOrigin: "*",
        ]
        if let known = request.headers[.ifNoneMatch], Self.matches(known, asset.entityTag) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = asset.contentType
        let bytes = Self.body(of: asset, for: request, headers: &headers)
        headers[.contentLength] = String(bytes.readableBytes)
        if request.method == .head { return Response(status: .ok, headers: headers) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: bytes))
    }

    /// The packed form for browsers that take it: frames have no cache, so the library is fetched for every task.
    private static func body(of asset: WebAsset, for request: Request, headers: inout HTTPFields) -> ByteBuffer {
        guard let gzipped = asset.gzipped else { return asset.bytes }
        headers[.vary] = "Accept-Encoding"
        guard acceptsGzip(request.headers[.acceptEncoding]) else { return asset.bytes }
        headers[.contentEncoding] = "gzip"
        // Other bytes need another validator (RFC 9110, section 8.8.3.3).
        headers[.eTag] = asset.entityTag.dropLast() + gzipMark
        return gzipped
    }

    /// Whether `Accept-Encoding` names gzip without refusing it by `q=0` (RFC 9110, section 12.5.3).
    private static func acceptsGzip(_ accepted: String?) -> Bool {
        (accepted ?? "").lowercased().split(separator: ",").contains { coding in
            let parts = coding.split(separator: ";").map { $0.filter { $0 != " " } }
            guard parts.first == "gzip" || parts.first == "*" else { return false }
            return !parts.dropFirst().contains { $0.hasPrefix("q=0") && Double($0.dropFirst(2)) == 0 }
        }
    }

    private static let gzipMark = "-gzip\""

    private static func matches(_ ifNoneMatch: String, _ entityTag: String) -> Bool {
        ifNoneMatch.split(separator: ",").contains { candidate in
            let tag = candidate.filter { $0 != " " }.replacing(gzipMark, with: "\"")
            return tag == "*" || tag == entityTag || tag == "W/" + entityTag
        }
    }
}
