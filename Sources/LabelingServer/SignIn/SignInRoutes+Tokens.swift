import Foundation
import HTTPTypes
import Hummingbird
import Manifests
import NIOCore
import Workforce

/// The endpoints of the pool that programs call: tokens for codes, claims for tokens, keys.
extension SignInRoutes {
    /// `POST /oauth2/token` (RFC 6749, section 3.2).
    func token(_ request: Request) async throws -> Response {
        let fields = try await Self.fields(of: request)
        do {
            let client = try await authenticatedClient(fields, request)
            return Self.answer(try await tokens(fields, client: client))
        } catch let error as OAuthError {
            return Self.answer(error)
        } catch let error as UserPoolError {
            return Self.answer(OAuthError(.invalidGrant, error.message))
        }
    }

    /// `GET|POST /oauth2/userInfo` (OpenID Connect Core, section 5.3).
    func userInfo(_ request: Request) async throws -> Response {
        do {
            guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else {
                throw OAuthError(.invalidToken, "The header Authorization holds no bearer token.")
            }
            let token = header.dropFirst("bearer ".count).trimmingCharacters(in: .whitespaces)
            let (user, scopes) = try await services.tokens.user(ofAccessToken: token, now: now())
            guard scopes.contains("openid") else {
                throw OAuthError(.invalidToken, "The access token was not given for the scope openid.")
            }
            let claims =
                [("sub", user.sub), ("username", user.username)]
                + user.attributes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
            return .json(.object(claims.map { .init($0.0, .string($0.1)) }))
        } catch let error as OAuthError {
            return Self.answer(error)
        } catch let error as UserPoolError {
            return Self.answer(OAuthError(.invalidToken, error.message))
        }
    }

    /// `GET /{pool}/.well-known/jwks.json` (RFC 7517).
    func publicKeys(_ context: PortalRequestContext) async throws -> Response {
        let pool = try await pool(context)
        let keys = try await services.tokens.publicKeys(ofPool: pool.id, now: now())
        let body = try JSONEncoder().encode(["keys": keys])
        return Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    /// `GET /{pool}/.well-known/openid-configuration` (OpenID Connect Discovery).
    func discovery(_ context: PortalRequestContext) async throws -> Response {
        let pool = try await pool(context)
        let texts = [
            ("issuer", Worker.issuer(userPoolID: pool.id, region: services.place.region)),
            ("authorization_endpoint", site.url + "/oauth2/authorize"),
            ("token_endpoint", site.url + "/oauth2/token"),
            ("userinfo_endpoint", site.url + "/oauth2/userInfo"),
            ("jwks_uri", site.url + "/\(pool.id)/.well-known/jwks.json"),
            ("end_session_endpoint", site.url + "/logout"),
        ]
        let lists = [
            ("response_types_supported", ["code"]), ("subject_types_supported", ["public"]),
            ("id_token_signing_alg_values_supported", ["RS256"]), ("code_challenge_methods_supported", ["S256"]),
            ("scopes_supported", ["openid", "email", "phone", "profile"]),
            ("token_endpoint_auth_methods_supported", ["client_secret_basic", "client_secret_post", "none"]),
        ]
        return .json(
            .object(
                texts.map { .init($0.0, .string($0.1)) }
                    + lists.map { .init($0.0, .array($0.1.map(JSONValue.string))) }))
    }
}

extension SignInRoutes {
    private func tokens(_ fields: [String: String], client: UserPoolClient) async throws -> TokenSet {
        switch fields["grant_type"] {
        case "authorization_code":
            guard let code = fields["code"], let redirectURI = fields["redirect_uri"],
                let verifier = fields["code_verifier"]
            else { throw OAuthError(.invalidRequest, "code, redirect_uri and code_verifier are needed.") }
            let grant = try await services.codes.redeem(
                SecretToken(code), clientID: client.id, redirectURI: redirectURI, verifier: verifier, now: now())
            return try await services.tokens.tokens(
                for: grant.user, client: client,
                .init(scope: grant.scope, nonce: grant.nonce, signedInAt: grant.signedInAt), now: now())
        case "refresh_token":
            guard let token = fields["refresh_token"] else {
                throw OAuthError(.invalidRequest, "refresh_token is needed.")
            }
            return try await services.tokens.refresh(SecretToken(token), client: client, now: now())
        case let other:
            throw OAuthError(
                .unsupportedGrantType,
                "grant_type must be authorization_code or refresh_token, not '\(other ?? "")'.")
        }
    }

    /// The client that asks, by its secret where it has one (RFC 6749, section 2.3.1).
    private func authenticatedClient(_ fields: [String: String], _ request: Request) async throws -> UserPoolClient {
        let refusal = OAuthError(.invalidClient, "The client is unknown, or its secret is wrong or missing.")
        let basic = Self.basicCredentials(in: request)
        guard let id = basic?.id ?? fields["client_id"], basic == nil || fields["client_id"] ?? id == id,
            let client = try? await services.clients.client(id)
        else { throw refusal }
        guard client.hasSecret else { return client }
        guard let secret = basic?.secret ?? fields["client_secret"],
            try await services.clients.isSecret(secret, of: client)
        else { throw refusal }
        return client
    }

    private static func basicCredentials(in request: Request) -> (id: String, secret: String)? {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("basic "),
            let data = Data(base64Encoded: String(header.dropFirst("basic ".count)))
        else { return nil }
        let parts = String(decoding: data, as: UTF8.self).split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }

    private func pool(_ context: PortalRequestContext) async throws -> UserPool {
        guard let id = context.parameters.get("poolId"), let pool = try? await services.pools.pool(id) else {
            throw PortalError(status: .notFound, code: "PoolNotFound", message: "There is no such user pool.")
        }
        return pool
    }

    private static func answer(_ tokens: TokenSet) -> Response {
        let texts = [
            ("id_token", tokens.idToken), ("access_token", tokens.accessToken),
            ("refresh_token", tokens.refreshToken), ("token_type", "Bearer"),
        ]
        return .json(
            .object(
                texts.compactMap { name, value in value.map { .init(name, .string($0)) } }
                    + [.init("expires_in", .integer(tokens.expiresInSeconds))]))
    }

    private static func answer(_ error: OAuthError) -> Response {
        var response = Response.json(
            .object([
                .init("error", .string(error.code.rawValue)), .init("error_description", .string(error.description)),
            ]))
        switch error.code {
        case .invalidClient:
            response.status = .unauthorized
            response.headers[.wwwAuthenticate] = "Basic realm=\"groundwork\""
        case .invalidToken:
            response.status = .unauthorized
            response.headers[.wwwAuthenticate] = "Bearer error=\"invalid_token\""
        default: response.status = .badRequest
        }
        return response
    }
}
