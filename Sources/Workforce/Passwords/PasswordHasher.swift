import Foundation
import Synchronization

/// Hashes and checks passwords on threads of its own, since each takes some 80 ms that no other request should wait for.
package final class PasswordHasher: Sendable {
    /// How many passwords are hashed at once. Each takes 32 MiB.
    static let maxConcurrent = 2
    /// How many may wait; one more is refused with `UserPoolError.tooManyRequests`.
    static let maxWaiting = 256

    private let queue: OperationQueue
    private let cost: PasswordHash.Cost
    private let random: RandomSource
    private let underWay = Mutex(0)
    /// What the password of a user who is not there is compared with.
    private let decoy: String

    /// With `isCheap`, a hash is almost free, and almost worthless: for tests that are about something else.
    package init(random: RandomSource = .system, isCheap: Bool = false) throws {
        self.random = random
        cost = isCheap ? .init(logRounds: 4, blockSize: 1, parallelism: 1) : .standard
        decoy = try PasswordHash(of: "", cost: cost, salt: random.bytes(PasswordHash.saltByteCount)).text
        queue = OperationQueue()
        queue.name = "groundwork.passwords"
        queue.maxConcurrentOperationCount = Self.maxConcurrent
    }

    /// The form in which `password` is stored.
    package func hash(_ password: String) async throws -> String {
        let salt = random.bytes(PasswordHash.saltByteCount)
        return try await run { [cost] in try PasswordHash(of: password, cost: cost, salt: salt).text }
    }

    /// Whether `stored` is the hash of `password`. Takes as long when there is nothing stored, so that the time of the
    /// answer does not tell which users exist.
    package func matches(_ password: String, stored: String?) async throws -> Bool {
        try await run { [decoy] in
            guard let hash = PasswordHash(stored ?? decoy) else { return false }
            return try hash.matches(password) && stored != nil
        }
    }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let isAccepted = underWay.withLock { count in
            guard count < Self.maxConcurrent + Self.maxWaiting else { return false }
            count += 1
            return true
        }
        guard isAccepted else { throw UserPoolError.tooManyRequests }
        defer { underWay.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result(catching: work)) }
        }
    }
}
