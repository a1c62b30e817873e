import Crypto
import Foundation
package import LabelingDomain
package import Persistence

/// The app clients of user pools.
package struct UserPoolClients: Sendable {
    private let store: UserPoolClientStore
    private let sealer: Sealer
    private let random: RandomSource

    package init(database: any Database, sealer: Sealer, random: RandomSource) {
        store = UserPoolClientStore(database)
        self.sealer = sealer
        self.random = random
    }

    /// What a client is made of.
    package struct Draft: Sendable {
        package var name: String
        package var settings: UserPoolClientSettings
        package var configuration: String

        package init(name: String, settings: UserPoolClientSettings, configuration: String) {
            self.name = name
            self.settings = settings
            self.configuration = configuration
        }
    }

    /// Adds a client; with `hasSecret` the secret comes back here, and never again.
    package func create(
        _ draft: Draft, in pool: UserPool, hasSecret: Bool, now: Timestamp
    ) async throws -> (client: UserPoolClient, secret: String?) {
        try draft.settings.check()
        let id = random.text(of: 26, from: Self.idCharacters)
        let secret = hasSecret ? random.text(of: 51, from: Self.idCharacters) : nil
        let record = UserPoolClientRecord(
            id: id, userPoolID: pool.id, name: draft.name,
            sealedSecret: try secret.map { try sealer.seal($0.utf8, for: Self.purpose(id)) },
            settings: try JSONText(draft.settings).text, configuration: draft.configuration,
            createdAt: now.microseconds, modifiedAt: now.microseconds)
        try await store.insert(record)
        return (try UserPoolClient(record), secret)
    }

    /// Throws `UserPoolError.clientNotFound` when there is none.
    package func client(_ id: String) async throws -> UserPoolClient {
        guard let record = try await store.client(id: id) else { throw UserPoolError.clientNotFound(id) }
        return try UserPoolClient(record)
    }

    /// The client of that id in that pool.
    package func client(_ id: String, in pool: UserPool) async throws -> UserPoolClient {
        let client = try await client(id)
        guard client.userPoolID == pool.id else { throw UserPoolError.clientNotFound(id) }
        return client
    }

    /// At most `limit` clients after `key`.
    package func clients(in pool: UserPool, after key: String, limit: Int) async throws -> Page<UserPoolClient> {
        let records = try await store.clients(poolID: pool.id, after: key, limit: limit + 1)
        return try Page(records, limit: limit, key: \.id).map { try UserPoolClient($0) }
    }

    /// Replaces what the client is made of; its secret stays.
    package func update(_ client: UserPoolClient, to draft: Draft, now: Timestamp) async throws -> UserPoolClient {
        try draft.settings.check()
        let settings = try JSONText(draft.settings).text
        let updated = try await store.update(id: client.id) { record in
            record.name = draft.name
            record.settings = settings
            record.configuration = draft.configuration
            record.modifiedAt = now.microseconds
        }
        guard let updated else { throw UserPoolError.clientNotFound(client.id) }
        return try UserPoolClient(updated)
    }

    /// Deletes a client and the sign-ins that came through it. The caller reads the sessions again.
    package func delete(_ client: UserPoolClient) async throws {
        guard try await store.delete(id: client.id) else { throw UserPoolError.clientNotFound(client.id) }
    }

    private static func purpose(_ clientID: String) -> String { "client \(clientID)" }

    private static let idCharacters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
}

extension UserPoolClients {
    /// Whether `secret` is the client's. A client without a secret has none to show.
    package func isSecret(_ secret: String, of client: UserPoolClient) async throws -> Bool {
        guard let known = try await self.secret(of: client) else { return false }
        return isEqualInConstantTime(secret.utf8, known)
    }

    /// Checks the `SECRET_HASH` of an API call: HMAC-SHA256(client secret, username + client id) in Base64.
    package func checkSecretHash(_ hash: String?, username: String, client: UserPoolClient) async throws {
        try await checkSecretHash(hash, usernames: [username], client: client)
    }

    /// Checks a `SECRET_HASH` that may have been made with any of the names of a user.
    package func checkSecretHash(_ hash: String?, usernames: [String], client: UserPoolClient) async throws {
        guard let secret = try await secret(of: client) else { return }
        guard let hash else {
            throw UserPoolError.notAuthorized(
                "Client \(client.id) is configured with secret but SECRET_HASH was not received")
        }
        let key = SymmetricKey(data: Data(secret))
        let isRight = usernames.contains { username in
            let code = HMAC<SHA256>.authenticationCode(for: Data((username + client.id).utf8), using: key)
            return isEqualInConstantTime(Data(code).base64EncodedString().utf8, hash.utf8)
        }
        guard isRight else {
            throw UserPoolError.notAuthorized("Unable to verify secret hash for client \(client.id)")
        }
    }

    private func secret(of client: UserPoolClient) async throws -> [UInt8]? {
        guard let sealed = try await store.client(id: client.id)?.sealedSecret else { return nil }
        return try sealer.open(sealed, for: Self.purpose(client.id))
    }
}
