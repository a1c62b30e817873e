import JWTKit
package import LabelingDomain
package import Persistence

/// Signs the tokens of users, and knows its own again.
package struct TokenIssuer: Sendable {
    private let keys: SigningKeys
    private let refreshTokens: RefreshTokenStore
    private let users: Users
    private let groups: UserGroups
    private let place: Place
    private let random: RandomSource

    /// What sign-ins without a scope of their own get.
    package static let standardScope = "aws.cognito.signin.user.admin"

    package init(
        database: any Database, keys: SigningKeys, users: Users, groups: UserGroups, place: Place, random: RandomSource
    ) {
        self.keys = keys
        refreshTokens = RefreshTokenStore(database)
        self.users = users
        self.groups = groups
        self.place = place
        self.random = random
    }

    /// A sign-in that tokens are asked for.
    package struct Request: Sendable {
        package var scope: String
        package var nonce: String?
        package var signedInAt: Timestamp

        package init(scope: String = standardScope, nonce: String? = nil, signedInAt: Timestamp) {
            self.scope = scope
            self.nonce = nonce
            self.signedInAt = signedInAt
        }
    }

    /// The tokens of a new sign-in.
    package func tokens(
        for user: User, client: UserPoolClient, _ request: Request, now: Timestamp
    ) async throws -> TokenSet {
        let refreshToken = SecretToken(from: random)
        let expiry = now + .seconds(client.settings.refreshTokenSeconds)
        let record = RefreshTokenRecord(
            tokenHash: refreshToken.hash, sub: user.sub, clientID: client.id, originID: random.uuid(),
            scope: request.scope, signedInAt: request.signedInAt.microseconds, expiresAt: expiry.microseconds)
        try await refreshTokens.insert(record, now: now.microseconds)
        return try await tokens(
            for: user, client: client, origin: record, nonce: request.nonce, refreshToken: refreshToken, now: now)
    }

    /// Fresh tokens for an old sign-in.
    package func refresh(
        _ refreshToken: SecretToken, client: UserPoolClient, now: Timestamp
    ) async throws -> TokenSet {
        guard let record = try await refreshTokens.token(hash: refreshToken.hash), record.clientID == client.id else {
            throw UserPoolError.notAuthorized("Invalid Refresh Token")
        }
        guard record.expiresAt > now.microseconds else {
            throw UserPoolError.notAuthorized("Refresh Token has expired")
        }
        guard let user = try await users.user(sub: record.sub), user.isEnabled else {
            throw UserPoolError.notAuthorized("User is disabled.")
        }
        return try await tokens(for: user, client: client, origin: record, nonce: nil, refreshToken: nil, now: now)
    }

    /// The user whose refresh token this is.
    package func user(ofRefreshToken token: SecretToken, client: UserPoolClient) async throws -> User {
        guard let record = try await refreshTokens.token(hash: token.hash), record.clientID == client.id,
            let user = try await users.user(sub: record.sub)
        else { throw UserPoolError.notAuthorized("Invalid Refresh Token") }
        return user
    }

    /// The user whose access token this is, and the scopes it has. Tokens of ended sign-ins are refused.
    package func user(ofAccessToken token: String, now: Timestamp) async throws -> (user: User, scopes: Set<String>) {
        let claims = try await accessClaims(token)
        guard claims.exp > now.microseconds / 1_000_000 else {
            throw UserPoolError.notAuthorized("Access Token has expired")
        }
        guard try await refreshTokens.isLive(originID: claims.originJTI, now: now.microseconds),
            let user = try await users.user(sub: claims.sub), user.isEnabled
        else { throw UserPoolError.notAuthorized("Access Token has been revoked") }
        return (user, Set((claims.scope ?? "").split(separator: " ").map(String.init)))
    }

    /// The public keys of a pool.
    package func publicKeys(ofPool poolID: String, now: Timestamp) async throws -> [JSONWebKey] {
        [try await keys.key(ofPool: poolID, now: now).jwk]
    }
}

extension TokenIssuer {
    private func accessClaims(_ token: String) async throws -> TokenClaims {
        let refusal = UserPoolError.notAuthorized("Invalid Access Token")
        // Which pool's key to check with is what the unchecked token says; a forged name leads to a key that fails.
        guard let unchecked = Self.uncheckedIssuer(of: token),
            let poolID = unchecked.split(separator: "/").last.map(String.init),
            unchecked == Worker.issuer(userPoolID: poolID, region: place.region)
        else { throw refusal }
        do {
            let key = try await keys.existingKey(ofPool: poolID)
            let claims = try await key?.collection.verify(token, as: TokenClaims.self)
            guard let claims, claims.tokenUse == .access else { throw refusal }
            return claims
        } catch let error as DatabaseError {
            throw error
        } catch {
            throw refusal
        }
    }

    private func tokens(
        for user: User, client: UserPoolClient, origin: RefreshTokenRecord, nonce: String?,
        refreshToken: SecretToken?, now: Timestamp
    ) async throws -> TokenSet {
        let key = try await keys.key(ofPool: user.userPoolID, now: now)
        var claims = try await claims(for: user, origin: origin, now: now)
        claims.clientID = client.id
        claims.username = user.username
        claims.scope = origin.scope
        claims.exp = claims.iat + Int64(client.settings.accessTokenSeconds)
        let accessToken = try await key.collection.sign(claims, kid: .init(string: key.id))
        return TokenSet(
            idToken: try await idToken(for: user, client: client, origin: origin, nonce: nonce, key: key, now: now),
            accessToken: accessToken, refreshToken: refreshToken?.text,
            expiresInSeconds: client.settings.accessTokenSeconds)
    }

    /// nil when neither `openid` nor everything was asked for.
    private func idToken(
        for user: User, client: UserPoolClient, origin: RefreshTokenRecord, nonce: String?,
        key: SigningKeys.PoolKey, now: Timestamp
    ) async throws -> String? {
        let scopes = origin.scope.split(separator: " ")
        guard scopes.contains("openid") || scopes.contains(Substring(Self.standardScope)) else { return nil }
        var claims = try await claims(for: user, origin: origin, now: now)
        claims.tokenUse = .id
        claims.aud = client.id
        claims.cognitoUsername = user.username
        claims.nonce = nonce
        claims.attributes = user.attributes
        claims.exp = claims.iat + Int64(client.settings.idTokenSeconds)
        return try await key.collection.sign(claims, kid: .init(string: key.id))
    }

    private func claims(for user: User, origin: RefreshTokenRecord, now: Timestamp) async throws -> TokenClaims {
        let names = try await groups.groups(of: user, after: "", limit: UserGroups.maxGroupsInToken).elements
            .map(\.name)
        let seconds = now.microseconds / 1_000_000
        return TokenClaims(
            sub: user.sub, iss: Worker.issuer(userPoolID: user.userPoolID, region: place.region), tokenUse: .access,
            authTime: origin.signedInAt / 1_000_000, iat: seconds, exp: seconds, jti: random.uuid(),
            originJTI: origin.originID, groups: names.isEmpty ? nil : names)
    }

    private static func uncheckedIssuer(of token: String) -> String? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let payload = [UInt8](base64URL: String(parts[1])) else { return nil }
        return try? JSONText(text: String(decoding: payload, as: UTF8.self)).value(TokenClaims.self).iss
    }
}
