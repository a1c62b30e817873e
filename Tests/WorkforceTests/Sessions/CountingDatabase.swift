import Persistence
import Synchronization

/// A database that counts how often it is asked.
final class CountingDatabase: Database {
    private let base: any Database
    private let count = Mutex(0)

    init(_ base: any Database) {
        self.base = base
    }

    var accesses: Int { count.withLock { $0 } }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        count.withLock { $0 += 1 }
        return try await base.read(body)
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        count.withLock { $0 += 1 }
        return try await base.write(body)
    }

    func close() async { await base.close() }
}
