import Crypto
package import Foundation
package import Persistence
import Synchronization

/// The access keys that may sign AWS requests: the root key of the configuration, and those made by `groundwork keys`.
package final class AccessKeys: Sendable {
    /// How long a key is believed without asking the database again: a deleted key stops working within it.
    static let cacheSeconds: TimeInterval = 5
    /// The most keys remembered; past that all are forgotten.
    static let maxCachedKeys = 1_000

    private let root: Configuration.RootCredential?
    private let store: AccessKeyStore
    private let sealingKey: SymmetricKey
    private let cache = Mutex<[String: Cached]>([:])

    private struct Cached {
        let secret: String?
        let readAt: Date
    }

    package init(root: Configuration.RootCredential?, store: AccessKeyStore, serverKey: ServerKey) {
        self.root = root
        self.store = store
        sealingKey = serverKey.derived(for: "access keys")
    }

    /// The secret of an access key, or nil when there is no such key.
    package func secret(of accessKeyID: String, now: Date) async throws -> String? {
        if let root, root.accessKeyID == accessKeyID { return root.secretAccessKey }
        if let cached = cache.withLock({ $0[accessKeyID] }), now.timeIntervalSince(cached.readAt) < Self.cacheSeconds {
            return cached.secret
        }
        let secret = try await store.record(accessKeyID).map(open)
        cache.withLock { cache in
            if cache.count >= Self.maxCachedKeys { cache.removeAll() }
            cache[accessKeyID] = Cached(secret: secret, readAt: now)
        }
        return secret
    }

    /// Makes a key pair. The secret is never shown again.
    package func create(name: String, now: Date) async throws -> Configuration.RootCredential {
        let credential = Configuration.RootCredential(
            accessKeyID: "AKIA" + Self.random(16, from: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
            secretAccessKey: Self.random(40, from: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))
        let sealed = try AES.GCM.seal(Data(credential.secretAccessKey.utf8), using: sealingKey)
        try await store.insert(
            AccessKeyStore.Record(
                accessKeyID: credential.accessKeyID, sealedSecret: Array(sealed.combined ?? Data()), name: name,
                createdAt: Int64(now.timeIntervalSince1970 * 1e6)))
        return credential
    }

    package struct Summary: Sendable {
        package let accessKeyID: String
        package let name: String
        package let createdAt: Date
    }

    /// The keys made by `groundwork keys`, oldest first, without their secrets.
    package func list() async throws -> [Summary] {
        try await store.all().map { record in
            Summary(
                accessKeyID: record.accessKeyID, name: record.name,
                createdAt: Date(timeIntervalSince1970: Double(record.createdAt) / 1e6))
        }
    }

    /// Returns whether there was such a key.
    package func delete(_ accessKeyID: String) async throws -> Bool {
        _ = cache.withLock { $0.removeValue(forKey: accessKeyID) }
        return try await store.delete(accessKeyID)
    }

    /// The first start without a configured root key makes a pair, so that `serve` works with no set-up at all.
    package func createFirstKey(now: Date) async throws -> Configuration.RootCredential? {
        guard root == nil, try await store.all().isEmpty else { return nil }
        return try await create(name: "first key", now: now)
    }

    private func open(_ record: AccessKeyStore.Record) throws -> String {
        let box = try AES.GCM.SealedBox(combined: record.sealedSecret)
        return String(decoding: try AES.GCM.open(box, using: sealingKey), as: UTF8.self)
    }

    private static func random(_ count: Int, from alphabet: String) -> String {
        let characters = Array(alphabet)
        var generator = SystemRandomNumberGenerator()
        return String((0..<count).map { _ in characters[Int.random(in: 0..<characters.count, using: &generator)] })
    }
}
