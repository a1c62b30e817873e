import HTTPTypes
import Hummingbird
import LabelingDomain
import Workforce

/// Lets only signed-in workers pass, and says who they are.
///
/// A request that changes something must carry the session's CSRF token, which other sites cannot know.
struct WorkerSession: RouterMiddleware {
    let sessions: WorkerSessions
    let now: @Sendable () -> Timestamp

    func handle(
        _ request: Request, context: PortalRequestContext,
        next: (Request, PortalRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let token = SessionCookie.token(in: request),
            let worker = try await sessions.worker(token: token, now: now())
        else { throw PortalError.notSignedIn }
        guard Self.isRead(request.method) || Self.hasCSRFToken(request, of: token) else {
            throw PortalError.wrongCSRFToken
        }
        var context = context
        context.worker = worker
        return try await next(request, context)
    }

    private static func isRead(_ method: HTTPRequest.Method) -> Bool {
        [.get, .head, .options].contains(method)
    }

    private static func hasCSRFToken(_ request: Request, of token: SecretToken) -> Bool {
        guard let sent = request.headers[.csrfToken] else { return false }
        return isEqualInConstantTime(sent.utf8, WorkerSessions.csrfToken(for: token).utf8)
    }
}
