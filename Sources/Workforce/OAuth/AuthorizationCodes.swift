package import LabelingDomain
package import Persistence

/// Gives out authorization codes and takes them back, each once (RFC 6749, section 4.1).
package struct AuthorizationCodes: Sendable {
    /// How long a code works: long enough for a redirect, too short to be of use to whoever finds it later.
    static let lifetime: Duration = .seconds(120)

    private let store: AuthorizationCodeStore
    private let users: Users
    private let random: RandomSource

    package init(database: any Database, users: Users, random: RandomSource) {
        store = AuthorizationCodeStore(database)
        self.users = users
        self.random = random
    }

    /// What a redeemed code stands for.
    package struct Grant: Sendable {
        package let user: User
        package let scope: String
        package let nonce: String?
        package let signedInAt: Timestamp
    }

    /// A code for a user who just signed in. It is good for this request's client, redirect URI and challenge only.
    package func issue(to user: User, for request: AuthorizationRequest, now: Timestamp) async throws -> SecretToken {
        let code = SecretToken(from: random)
        let record = AuthorizationCodeRecord(
            codeHash: code.hash, sub: user.sub, clientID: request.clientID, redirectURI: request.redirectURI,
            codeChallenge: request.challenge.text, scope: request.scope, nonce: request.nonce,
            signedInAt: now.microseconds, expiresAt: (now + Self.lifetime).microseconds)
        try await store.insert(record, now: now.microseconds)
        return code
    }

    /// Takes a code back. Whatever is wrong with it, it is worth nothing afterwards.
    package func redeem(
        _ code: SecretToken, clientID: String, redirectURI: String, verifier: String, now: Timestamp
    ) async throws -> Grant {
        guard let record = try await store.take(codeHash: code.hash), record.expiresAt > now.microseconds,
            record.clientID == clientID, record.redirectURI == redirectURI,
            CodeChallenge(record.codeChallenge)?.isMet(by: verifier) == true,
            let user = try await users.user(sub: record.sub), user.isEnabled
        else {
            throw OAuthError(
                .invalidGrant, "The code is unknown, used, expired, or was given for another client or redirect URI.")
        }
        return Grant(
            user: user, scope: record.scope, nonce: record.nonce,
            signedInAt: Timestamp(microseconds: record.signedInAt))
    }
}
