import HTTPTypes
import Hummingbird
import Workforce

/// The authorization endpoint (RFC 6749, section 3.1).
extension SignInRoutes {
    /// A request to sign in that is in order, with the client that asks and its pool.
    struct Login {
        let authorization: AuthorizationRequest
        let client: UserPoolClient
        let pool: UserPool
        /// Whether the portal itself asks.
        let isOwn: Bool
    }

    enum Check {
        case accepted(Login)
        case refused(Response)
    }

    /// `GET /oauth2/authorize`: leads to the hosted page, which gets the same query.
    func authorize(_ request: Request) async throws -> Response {
        switch try await check(request) {
        case .refused(let response): response
        case .accepted: Self.redirect(to: "/login?\(request.uri.query ?? "")")
        }
    }

    /// Checks the query of the authorization endpoint, which the hosted page carries on.
    func check(_ request: Request) async throws -> Check {
        let parameters = try Self.parameters(of: request)
        do {
            let client = try await services.clients.client(parameters["client_id"] ?? "")
            let pool = try await services.pools.pool(client.userPoolID)
            let isPortal = try await services.workforces.current()?.clientID == client.id
            let ownRedirectURI = isPortal ? site.seen(as: request.head.authority).redirectURI : nil
            let authorization = try AuthorizationRequest(
                parameters: parameters, client: client, ownRedirectURI: ownRedirectURI)
            return .accepted(
                Login(
                    authorization: authorization, client: client, pool: pool,
                    isOwn: authorization.redirectURI == ownRedirectURI))
        } catch is UserPoolError {
            return .refused(failed("The program that asks you to sign in is not known here: client_id is wrong."))
        } catch AuthorizationRequest.Refusal.shown(let error) {
            return .refused(failed("The program that asks you to sign in made a mistake: \(error.description)"))
        } catch AuthorizationRequest.Refusal.redirected(let error, let redirectURI, let state) {
            let query = URLQuery([
                ("error", error.code.rawValue), ("error_description", error.description), ("state", state),
            ])
            return .refused(Self.redirect(to: query.appended(to: redirectURI)))
        }
    }
}
