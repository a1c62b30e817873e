import Hummingbird
import Manifests

extension ConsoleRoutes {
    /// `POST /console/api/session`. Only JSON is taken, which no form of another site can send.
    func beginSession(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/json") == true else {
            throw PortalError.invalidRequest("The body must be JSON, with Content-Type: application/json.")
        }
        let body = try await ConsoleRequestBody(request, limit: Self.maxSignInBytes)
        let value = try await signIn.signIn(
            accessKeyID: body.text("accessKeyId"), secret: body.text("secretAccessKey"),
            address: context.remoteAddress?.ipAddress ?? "unknown", now: now())
        guard let session = try await signIn.session(value, now: now()) else { throw PortalError.notSignedIn }
        var response = Response.json(describe(session))
        response.setCookie(ConsoleCookie(isSecure: site.isSecure).cookie(value))
        return response
    }

    func showSession(_ context: PortalRequestContext) throws -> Response {
        guard let session = context.administrator else { throw PortalError.notSignedIn }
        return .json(describe(session))
    }

    func endSession() -> Response {
        var response = Response(status: .noContent)
        response.setCookie(ConsoleCookie(isSecure: site.isSecure).expired)
        return response
    }

    private func describe(_ session: ConsoleSignIn.Session) -> JSONValue {
        .object([
            .init("accessKeyId", .string(session.accessKeyID)),
            .init("csrfToken", .string(session.csrfToken)),
            .init("organizationName", .string(site.organizationName)),
            .init("account", .string(account)),
        ])
    }
}
