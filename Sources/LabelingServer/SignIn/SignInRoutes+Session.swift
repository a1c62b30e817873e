import HTTPTypes
import Hummingbird
import Manifests
import Workforce

/// The session as the portal's page sees it.
extension SignInRoutes {
    func addSession(to routes: RouterGroup<PortalRequestContext>) {
        let signedIn = routes.group("/api/session")
            .add(middleware: WorkerSession(sessions: services.sessions, now: now))
        signedIn.get { request, context in try describe(request, context) }
        signedIn.delete { request, _ in try await end(request) }
    }

    private func describe(_ request: Request, _ context: PortalRequestContext) throws -> Response {
        let worker = try context.requireWorker()
        guard let token = SessionCookie.token(in: request) else { throw PortalError.notSignedIn }
        return .json(
            .object([
                .init(
                    "worker",
                    .object([
                        .init("sub", .string(worker.sub)), .init("username", .string(worker.username)),
                        .init("name", .string(worker.name)),
                        .init("email", worker.email.map(JSONValue.string) ?? .null),
                    ])),
                .init("csrfToken", .string(WorkerSessions.csrfToken(for: token))),
                .init("organizationName", .string(site.organizationName)),
            ]))
    }

    private func end(_ request: Request) async throws -> Response {
        if let token = SessionCookie.token(in: request) { try await services.sessions.end(token: token) }
        var response = Response(status: .noContent)
        response.setCookie(SessionCookie(isSecure: site.isSecure).expired)
        return response
    }
}
