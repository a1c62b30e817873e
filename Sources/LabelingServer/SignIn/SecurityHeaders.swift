import HTTPTypes
import Hummingbird

/// What every answer around signing in tells the browser: load nothing from elsewhere, be framed by nobody, keep
/// nothing.
struct SecurityHeaders: RouterMiddleware {
    let isSecure: Bool

    /// A year, in seconds: how long browsers remember that the portal is to be reached by https.
    private static let transportSecuritySeconds = 31_536_000

    /// The policy of a hosted page. `formTarget` is an origin outside the portal that its form may lead on to.
    static func contentSecurityPolicy(formTarget: String? = nil) -> String {
        let target = formTarget.map { " \($0)" } ?? ""
        return "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'\(target); "
            + "base-uri 'none'; frame-ancestors 'none'"
    }

    func handle(
        _ request: Request, context: PortalRequestContext,
        next: (Request, PortalRequestContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch let error as any HTTPResponseError {
            response = try error.response(from: request, context: context)
        }
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = Self.contentSecurityPolicy()
        }
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.xFrameOptions] = "DENY"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.cacheControl] = "no-store"
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=\(Self.transportSecuritySeconds)" }
        return response
    }
}

extension HTTPField.Name {
    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is a header name") }
        return name
    }

    fileprivate static let xFrameOptions = known("X-Frame-Options")
    fileprivate static let referrerPolicy = known("Referrer-Policy")
    static let csrfToken = known("X-CSRF-Token")
}
