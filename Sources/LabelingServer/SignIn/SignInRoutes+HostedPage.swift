import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Workforce

/// The hosted page of the pool: name and password, and the first password of one's own.
extension SignInRoutes {
    /// `GET /login`, with the query of the authorization endpoint.
    func showLogin(_ request: Request) async throws -> Response {
        switch try await check(request) {
        case .refused(let response): return response
        case .accepted(let login): return show(pages.login, login, request)
        }
    }

    /// `POST /login`.
    func logIn(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        switch try await check(request) {
        case .refused(let response): return response
        case .accepted(let login):
            let fields = try await Self.fields(of: request)
            guard LoginFormGuard.accepts(fields["csrf"], from: request) else {
                return show(pages.login, login, request, error: "The page was too old. Please try again.", .forbidden)
            }
            let username = fields["username"] ?? ""
            do {
                let credentials = SignIn.Credentials(
                    username: username, password: fields["password"] ?? "",
                    address: context.remoteAddress?.ipAddress)
                return try await go(on: login, with: credentials, request)
            } catch let error as UserPoolError {
                // The page never says which names exist, whatever the client was told to say.
                let error = error == .userNotFound ? .wrongCredentials : error
                context.logger.info(
                    "sign-in refused",
                    metadata: [
                        "reason": "\(error.message)", "address": "\(context.remoteAddress?.ipAddress ?? "unknown")",
                    ])
                return show(
                    pages.login, login, request, username: username, error: error.message, Self.status(of: error))
            }
        }
    }

    /// `POST /login/new-password`.
    func chooseFirstPassword(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        switch try await check(request) {
        case .refused(let response): return response
        case .accepted(let login):
            let fields = try await Self.fields(of: request)
            guard LoginFormGuard.accepts(fields["csrf"], from: request), let session = fields["session"] else {
                return show(pages.login, login, request, error: "The page was too old. Please try again.", .forbidden)
            }
            let username = fields["username"] ?? ""
            guard let password = fields["new_password"], password == fields["confirm_password"] else {
                return show(
                    pages.newPassword, login, request, username: username, session: session,
                    error: "The two passwords are not the same.", .badRequest)
            }
            do {
                let user = try await services.signIn.chooseFirstPassword(
                    password, session: session, client: login.client, pool: login.pool, now: now())
                return try await finish(login, as: user)
            } catch UserPoolError.invalidPassword(let violation) {
                return show(
                    pages.newPassword, login, request, username: username, session: session,
                    error: "\(violation.rawValue).", .badRequest)
            } catch let error as UserPoolError {
                return show(
                    pages.login, login, request, username: username,
                    error: "\(error.message) Please sign in again.", Self.status(of: error))
            }
        }
    }
}

extension SignInRoutes {
    private func go(
        on login: Login, with credentials: SignIn.Credentials, _ request: Request
    ) async throws -> Response {
        let outcome = try await services.signIn.signIn(
            credentials, client: login.client, pool: login.pool, onHostedPage: true, now: now())
        switch outcome {
        case .signedIn(let user): return try await finish(login, as: user)
        case .newPasswordRequired(_, let session):
            return show(pages.newPassword, login, request, username: credentials.username, session: session)
        }
    }

    /// Sends the browser back to where it came from, with a code.
    private func finish(_ login: Login, as user: User) async throws -> Response {
        let code = try await services.codes.issue(to: user, for: login.authorization, now: now())
        let query = URLQuery([("code", code.text), ("state", login.authorization.state)])
        return Self.redirect(to: query.appended(to: login.authorization.redirectURI))
    }

    private func show(
        _ page: (HostedPages.Form, HTTPResponse.Status) -> Response, _ login: Login, _ request: Request,
        username: String = "", session: String = "", error: String = "", _ status: HTTPResponse.Status = .ok
    ) -> Response {
        let formGuard = LoginFormGuard(isSecure: site.isSecure, random: random)
        let token = formGuard.token(for: request)
        let path = session.isEmpty ? "/login" : "/login/new-password"
        let form = HostedPages.Form(
            action: "\(path)?\(request.uri.query ?? "")", csrf: LoginFormGuard.code(for: token), username: username,
            session: session, error: error, target: login.isOwn ? nil : Self.origin(of: login.authorization.redirectURI))
        var response = page(form, status)
        response.setCookie(formGuard.cookie(token))
        return response
    }

    private static func status(of error: UserPoolError) -> HTTPResponse.Status {
        switch error {
        case .tooManyAttempts, .tooManyRequests, .limitExceeded: .tooManyRequests
        default: .unauthorized
        }
    }

    /// Scheme, host and port of a URI that was checked before; nil when a policy could not hold them.
    private static func origin(of uri: String) -> String? {
        uri.prefixMatch(of: /[a-zA-Z][a-zA-Z0-9+.\-]*:\/\/[a-zA-Z0-9.\-_:\[\]]+/).map { String($0.0) }
    }
}
