import HTTPTypes
import Hummingbird
import LabelingDomain
import Workforce

/// Lets only signed-in administrators pass. A request that changes something must carry the session's CSRF token.
struct ConsoleSession: RouterMiddleware {
    let signIn: ConsoleSignIn
    let now: @Sendable () -> Timestamp

    func handle(
        _ request: Request, context: PortalRequestContext,
        next: (Request, PortalRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let cookie = ConsoleCookie.value(in: request), let session = try await signIn.session(cookie, now: now())
        else { throw PortalError.notSignedIn }
        guard [.get, .head].contains(request.method) || Self.hasToken(request, of: session) else {
            throw PortalError.wrongConsoleToken
        }
        var context = context
        context.administrator = session
        return try await next(request, context)
    }

    private static func hasToken(_ request: Request, of session: ConsoleSignIn.Session) -> Bool {
        guard let sent = request.headers[.csrfToken] else { return false }
        return isEqualInConstantTime(sent.utf8, session.csrfToken.utf8)
    }
}

extension PortalError {
    fileprivate static let wrongConsoleToken = PortalError(
        status: .forbidden, code: "WrongCSRFToken",
        message: "The header X-CSRF-Token must hold the csrfToken of GET /console/api/session.")
}
