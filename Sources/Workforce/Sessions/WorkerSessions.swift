import Crypto
import Foundation
package import LabelingDomain
package import Persistence
import Synchronization

/// The browsers that are signed in to the portal.
///
/// A session is looked up in memory, so that a request costs no SQL. Whatever ends a session ends it in the database
/// first and in memory before it returns, so that the next request of the browser is refused.
package final class WorkerSessions: Sendable {
    private let store: WorkerSessionStore
    private let region: String
    private let random: RandomSource
    private let limits: SessionLimits
    private let cache = Mutex(Cache())

    private struct Cache {
        var entries: [[UInt8]: Entry] = [:]
        /// Counts what was forgotten, so that a session read before is not remembered after.
        var generation = 0
    }

    private struct Entry {
        let worker: Worker
        let createdAt: Timestamp
        var lastSeenAt: Timestamp
        var storedLastSeenAt: Timestamp
    }

    package init(
        database: any Database, region: String, random: RandomSource, limits: SessionLimits = SessionLimits()
    ) {
        store = WorkerSessionStore(database)
        self.region = region
        self.random = random
        self.limits = limits
    }

    /// Starts a session and returns the token that stands for it.
    package func begin(sub: String, clientID: String, now: Timestamp) async throws -> SecretToken {
        let token = SecretToken(from: random)
        let record = WorkerSessionRecord(
            tokenHash: token.hash, sub: sub, clientID: clientID, createdAt: now.microseconds,
            lastSeenAt: now.microseconds)
        try await store.insert(
            record, droppingCreatedBefore: now.microseconds - limits.absolute.wholeMicroseconds,
            lastSeenBefore: now.microseconds - limits.idle.wholeMicroseconds)
        return token
    }

    /// Who is signed in with that token; nil when nobody is, or no longer.
    package func worker(token: SecretToken, now: Timestamp) async throws -> Worker? {
        let hash = token.hash
        let (cached, generation) = cache.withLock { ($0.entries[hash], $0.generation) }
        var found = cached
        if found == nil { found = try await load(hash, generation: generation) }
        guard let entry = found else { return nil }
        guard isLive(entry, now: now) else {
            try await end(token: token)
            return nil
        }
        try await touch(hash, entry, now: now)
        return entry.worker
    }

    /// Ends one session: the worker signed out.
    package func end(token: SecretToken) async throws {
        try await store.delete(tokenHash: token.hash)
        forget { hash, _ in hash == token.hash }
    }

    /// Ends all sessions and tokens of a user.
    package func revoke(sub: String) async throws {
        try await store.deleteSignIns(sub: sub)
        forget { _, entry in entry.worker.sub == sub }
    }

    /// Reads a user's sessions again at the next request: the user's name or address changed.
    package func refresh(sub: String) {
        forget { _, entry in entry.worker.sub == sub }
    }

    /// Reads all sessions again, because many may have ended at once.
    package func refreshAll() {
        forget { _, _ in true }
    }

    /// The token that a page of this session must send along with every change.
    package static func csrfToken(for token: SecretToken) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("csrf".utf8), using: SymmetricKey(data: Data(token.text.utf8)))
        return Array(code).base64URL
    }
}

extension WorkerSessions {
    private func isLive(_ entry: Entry, now: Timestamp) -> Bool {
        now - entry.createdAt < limits.absolute && now - entry.lastSeenAt < limits.idle
    }

    private func load(_ hash: [UInt8], generation: Int) async throws -> Entry? {
        guard let (session, record) = try await store.session(tokenHash: hash), record.isEnabled else { return nil }
        let lastSeenAt = Timestamp(microseconds: session.lastSeenAt)
        let entry = Entry(
            worker: try User(record).worker(region: region), createdAt: Timestamp(microseconds: session.createdAt),
            lastSeenAt: lastSeenAt, storedLastSeenAt: lastSeenAt)
        cache.withLock { cache in
            guard cache.generation == generation else { return }
            if cache.entries.count >= SessionLimits.maxCached { cache.entries.removeAll() }
            cache.entries[hash] = entry
        }
        return entry
    }

    /// Notes the use of a session; in the database only now and then.
    private func touch(_ hash: [UInt8], _ entry: Entry, now: Timestamp) async throws {
        let isDue = now - entry.storedLastSeenAt >= SessionLimits.touchInterval
        cache.withLock { cache in
            cache.entries[hash]?.lastSeenAt = now
            if isDue { cache.entries[hash]?.storedLastSeenAt = now }
        }
        if isDue { try await store.touch(tokenHash: hash, at: now.microseconds) }
    }

    private func forget(where isGone: ([UInt8], Entry) -> Bool) {
        cache.withLock { cache in
            cache.generation += 1
            cache.entries = cache.entries.filter { !isGone($0.key, $0.value) }
        }
    }
}
