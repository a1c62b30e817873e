import HTTPTypes
import Hummingbird
import JobEngine
import LabelingDomain
import ObjectStorage

/// Serves the objects that worker pages show, to whoever has a token for one.
///
/// Worker pages have an origin of their own and send no cookies, so the token alone decides; it is for one object and
/// lasts some hours (03/LIQ-13).
struct MediaRoutes: Sendable {
    let signer: MediaSigner
    let objectStore: any ObjectStore
    let now: @Sendable () -> Timestamp

    /// Adds the routes, each for GET and HEAD, in front of the worker's session.
    func add(to routes: some RouterMethods<PortalRequestContext>) {
        for method in [HTTPRequest.Method.get, .head] {
            routes.on("/media/:token", method: method) { request, context in
                try await serve(request, token: context.parameters.require("token"))
            }
        }
    }

    private func serve(_ request: Request, token: String) async throws -> Response {
        guard let place = signer.place(in: token, at: now()) else { throw PortalError.mediaExpired }
        do {
            return try await respond(request, place)
        } catch .invalidRange(_, let size) {
            return Response(status: .rangeNotSatisfiable, headers: [.contentRange: "bytes */\(size)"])
        } catch {
            throw PortalError(status: .notFound, code: "MediaNotFound", message: "The file cannot be read.")
        }
    }

    private func respond(_ request: Request, _ place: S3URI) async throws(ObjectStoreError) -> Response {
        let range = request.headers[.range].flatMap(ByteRange.init(header:))
        let reading = try await objectStore.read(place, range: range)
        let info = reading.info
        var headers: HTTPFields = [
            .contentType: MediaType.safe(info.attributes.contentType, key: place.key),
            .contentLength: String(reading.range.count),
            .acceptRanges: "bytes",
            .eTag: "\"\(info.etag)\"",
            .cacheControl: "private, max-age=3600",
            .accessControlAllowOrigin: "*",
            .xContentTypeOptions: "nosniff",
            // A file that is opened on its own is shown, and runs nothing.
            .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        ]
        headers[values: .crossOriginResourcePolicy] = ["cross-origin"]
        if range != nil {
            let last = max(reading.range.lowerBound, reading.range.upperBound - 1)
            headers[.contentRange] = "bytes \(reading.range.lowerBound)-\(last)/\(info.size)"
        }
        let status: HTTPResponse.Status = range == nil ? .ok : .partialContent
        guard request.method != .head else { return Response(status: status, headers: headers) }
        return Response(status: status, headers: headers, body: ResponseBody(asyncSequence: reading.body))
    }
}

extension PortalError {
    fileprivate static let mediaExpired = PortalError(
        status: .forbidden, code: "MediaExpired", message: "The link to this file is not valid any more.")
}

extension HTTPField.Name {
    fileprivate static var crossOriginResourcePolicy: Self {
        HTTPField.Name("Cross-Origin-Resource-Policy") ?? .accessControlAllowOrigin
    }
}
