import AWSWire
import HTTPTypes
import Hummingbird
import LabelingDomain
import Logging
import Workforce

/// The portal as a client of the pool: it sends the browser off, and takes it back with a code.
extension SignInRoutes {
    /// `GET /signin`: sends the browser to the authorization endpoint.
    func start(_ request: Request) async throws -> Response {
        // Cookies belong to a host: a browser that came by another name of the server would lose them on the way back.
        let site = site.seen(as: request.head.authority)
        if let host = request.head.authority, host.lowercased() != site.host.lowercased() {
            return Self.redirect(to: site.url + "/signin")
        }
        guard let workforce = try await services.workforces.current() else { return noWorkforce() }
        let signIn = PendingSignIn(from: random)
        let query = URLQuery([
            ("client_id", workforce.clientID), ("redirect_uri", site.redirectURI), ("response_type", "code"),
            ("scope", "openid"), ("state", signIn.state),
            ("code_challenge", CodeChallenge(verifier: signIn.verifier).text), ("code_challenge_method", "S256"),
        ])
        var response = Self.redirect(to: query.appended(to: "/oauth2/authorize"))
        let sealed = try pending.token(signIn, expiringAt: now() + PendingSignIn.lifetime)
        response.setCookie(PendingSignIn.cookie(sealed, isSecure: site.isSecure))
        return response
    }

    /// `GET /oauth2/idpresponse`: takes the code and starts a session.
    func finish(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        let parameters = try Self.parameters(of: request)
        guard let workforce = try await services.workforces.current() else { return noWorkforce() }
        guard let cookie = request.cookies[PendingSignIn.cookieName]?.value,
            let signIn = try? pending.value(of: cookie, now: now()), let state = parameters["state"],
            isEqualInConstantTime(state.utf8, signIn.state.utf8)
        else {
            return try await stale(
                request, "This sign-in was begun too long ago, or in another browser. Please begin again.")
        }
        guard let code = parameters["code"] else {
            return failed(parameters["error_description"] ?? "The sign-in brought no code. Please begin again.")
        }
        do {
            let grant = try await services.codes.redeem(
                SecretToken(code), clientID: workforce.clientID,
                redirectURI: site.seen(as: request.head.authority).redirectURI,
                verifier: signIn.verifier, now: now())
            context.logger.info("signed in", metadata: ["user": "\(grant.user.sub)"])
            return try await begin(grant, clientID: workforce.clientID, replacing: request)
        } catch let error as OAuthError {
            context.logger.info("code refused", metadata: ["error": "\(error.description)"])
            return try await stale(
                request, "This sign-in was completed already, or took too long. Please begin again.")
        }
    }

    /// `GET /logout`: ends the session and leads to the sign-in, or to a registered URL of a client.
    func logOut(_ request: Request) async throws -> Response {
        if let token = SessionCookie.token(in: request) { try await services.sessions.end(token: token) }
        let parameters = try Self.parameters(of: request)
        var target = "/signin"
        if let clientID = parameters["client_id"], let uri = parameters["logout_uri"],
            let client = try? await services.clients.client(clientID), client.settings.logoutURLs.contains(uri)
        {
            target = uri
        }
        var response = Self.redirect(to: target)
        response.setCookie(SessionCookie(isSecure: site.isSecure).expired)
        return response
    }

    /// A sign-in that came to nothing. Who is signed in already, by another tab or a page sent twice, just goes on.
    private func stale(_ request: Request, _ text: String) async throws -> Response {
        guard let token = SessionCookie.token(in: request),
            try await services.sessions.worker(token: token, now: now()) != nil
        else { return failed(text) }
        return Self.redirect(to: "/")
    }

    private func begin(
        _ grant: AuthorizationCodes.Grant, clientID: String, replacing request: Request
    ) async throws -> Response {
        // The browser's old session ends, whoever it was: signing in always begins with a token that nobody knew.
        if let old = SessionCookie.token(in: request) { try await services.sessions.end(token: old) }
        let token = try await services.sessions.begin(sub: grant.user.sub, clientID: clientID, now: now())
        var response = Self.redirect(to: "/")
        response.setCookie(SessionCookie(isSecure: site.isSecure).cookie(token))
        response.setCookie(PendingSignIn.expiredCookie(isSecure: site.isSecure))
        return response
    }
}

extension SignInRoutes {
    /// The parameters of a request's query.
    static func parameters(of request: Request) throws -> [String: String] {
        try form(request.uri.query ?? "")
    }

    /// The fields of a form in a request's body.
    static func fields(of request: Request) async throws -> [String: String] {
        let body = try await request.body.collect(upTo: maxFormBytes)
        return try form(String(buffer: body))
    }

    private static func form(_ text: String) throws -> [String: String] {
        do {
            return try QueryForm(text).parameters
        } catch {
            throw PortalError(status: .badRequest, code: "MalformedForm", message: error.message)
        }
    }
}
