package import LabelingDomain
package import Persistence

/// Counts failed tries by subject, and says who has to wait. The counts survive a restart.
package struct AttemptLimiter: Sendable {
    private let store: LoginAttemptStore

    /// The longest that any subject is remembered.
    private static let memory: Duration = .seconds(86_400)

    package init(database: any Database) {
        store = LoginAttemptStore(database)
    }

    /// Notes a try before it is made, as if it had failed; false when the subject has to wait.
    ///
    /// Counting first means that tries made at once are not more than those made one after the other.
    package func begin(_ subject: String, _ limit: AttemptLimit, now: Timestamp) async throws -> Bool {
        try await change(subject, limit, now: now) { failures in
            if let failures, Self.mustWait(failures, limit, now: now) { return false }
            failures = .init(count: (failures?.count ?? 0) + 1, lastFailedAt: now.microseconds)
            return true
        }
    }

    /// Forgets the failures of a subject: the try succeeded.
    package func succeed(_ subject: String, _ limit: AttemptLimit, now: Timestamp) async throws {
        try await change(subject, limit, now: now) { $0 = nil }
    }

    /// Whether the subject has to wait.
    func isWaiting(_ subject: String, _ limit: AttemptLimit, now: Timestamp) async throws -> Bool {
        try await store.failures(of: subject).map { Self.mustWait($0, limit, now: now) } ?? false
    }

    /// Notes a try that failed.
    func fail(_ subject: String, _ limit: AttemptLimit, now: Timestamp) async throws {
        try await change(subject, limit, now: now) { failures in
            failures = .init(count: (failures?.count ?? 0) + 1, lastFailedAt: now.microseconds)
        }
    }

    private func change<Outcome: Sendable>(
        _ subject: String, _ limit: AttemptLimit, now: Timestamp,
        _ body: @escaping @Sendable (inout LoginAttemptStore.Failures?) -> Outcome
    ) async throws -> Outcome {
        let oldest = now.microseconds - Self.memory.wholeMicroseconds
        return try await store.update(subject: subject, droppingBefore: oldest) { failures in
            if let lastFailedAt = failures?.lastFailedAt,
                now.microseconds - lastFailedAt > limit.memory.wholeMicroseconds
            {
                failures = nil
            }
            return body(&failures)
        }
    }

    private static func mustWait(
        _ failures: LoginAttemptStore.Failures, _ limit: AttemptLimit, now: Timestamp
    ) -> Bool {
        now.microseconds - failures.lastFailedAt < limit.wait(afterFailures: failures.count).wholeMicroseconds
    }
}
