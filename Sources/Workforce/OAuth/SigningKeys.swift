import Crypto
import CryptoExtras
import Foundation
import JWTKit
import LabelingDomain
package import Persistence

/// The keys that sign the tokens of pools: one RSA key of 2048 bits each, made when it is first needed.
///
/// RS256 is what Cognito signs with, so it is what programs that check its tokens expect.
package actor SigningKeys {
    private let store: SigningKeyStore
    private let sealer: Sealer
    private let random: RandomSource
    private var known: [String: PoolKey] = [:]
    /// Where keys are made: it takes up to a second, which no other request should wait for.
    private let queue = DispatchQueue(label: "groundwork.signing-keys", qos: .utility)

    /// A pool's key, ready for use.
    struct PoolKey: Sendable {
        let id: String
        let collection: JWTKeyCollection
        let jwk: JSONWebKey
    }

    package init(database: any Database, sealer: Sealer, random: RandomSource) {
        store = SigningKeyStore(database)
        self.sealer = sealer
        self.random = random
    }

    /// The key of a pool, which must exist; a first one is made when it has none.
    func key(ofPool poolID: String, now: Timestamp) async throws -> PoolKey {
        if let key = try await existingKey(ofPool: poolID) { return key }
        let der = try await Self.make(on: queue)
        let made = SigningKeyStore.SealedKey(
            keyID: random.bytes(24).base64URL, bytes: try sealer.seal(der, for: Self.purpose(poolID)))
        // Another request may have stored its key meanwhile: the one in the database counts.
        return try await ready(
            try await store.insert(made, poolID: poolID, createdAt: now.microseconds), poolID: poolID)
    }

    /// The key of a pool; nil when nothing was signed for it yet.
    func existingKey(ofPool poolID: String) async throws -> PoolKey? {
        if let key = known[poolID] { return key }
        guard let stored = try await store.key(ofPool: poolID) else { return nil }
        return try await ready(stored, poolID: poolID)
    }

    private static func make(on queue: DispatchQueue) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(
                    with: Result {
                        Array(try _RSA.Signing.PrivateKey(keySize: .bits2048).derRepresentation)
                    })
            }
        }
    }

    private func ready(_ stored: SigningKeyStore.SealedKey, poolID: String) async throws -> PoolKey {
        let key = try _RSA.Signing.PrivateKey(
            derRepresentation: sealer.open(stored.bytes, for: Self.purpose(poolID)))
        let numbers = try key.publicKey.getKeyPrimitives()
        let collection = JWTKeyCollection()
        await collection.add(
            rsa: try Insecure.RSA.PrivateKey(backing: key), digestAlgorithm: .sha256,
            kid: JWKIdentifier(string: stored.keyID))
        let jwk = JSONWebKey(
            kid: stored.keyID, n: Array(numbers.modulus).base64URL, e: Array(numbers.publicExponent).base64URL)
        let poolKey = PoolKey(id: stored.keyID, collection: collection, jwk: jwk)
        known[poolID] = poolKey
        return poolKey
    }

    private static func purpose(_ poolID: String) -> String { "signing key \(poolID)" }
}
