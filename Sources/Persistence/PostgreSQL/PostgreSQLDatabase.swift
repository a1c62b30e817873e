import Dispatch
import Synchronization

/// The server database: PostgreSQL over libpq, one connection that writes and a few that read.
///
/// Reading connections open with their first read. A broken connection is opened anew for the next call; the call that met it fails with `DatabaseError.unavailable`.
package final class PostgreSQLDatabase: Database {
    /// The most reads at once; further ones wait for a connection.
    static let maxReaders = 4

    private let readers: [Session]
    private let writer: GroupCommitWriter
    private let nextReader = Mutex(0)

    /// Connects to `url` (`postgres://user:password@host:port/database`, or any libpq connection string).
    package init(url: String) throws(DatabaseError) {
        let writing = Session(label: "groundwork.postgres.writer", url: url)
        do {
            try writing.sync { _ in }
        } catch {
            throw error as? DatabaseError ?? .unavailable("\(error)")
        }
        readers = (0..<Self.maxReaders).map { Session(label: "groundwork.postgres.reader.\($0)", url: url) }
        writer = GroupCommitWriter(label: "groundwork.postgres.commits") { batch in
            try writing.sync { try commitTogether(batch, on: $0) }
        }
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        let index = nextReader.withLock { next in
            next = (next + 1) % Self.maxReaders
            return next
        }
        return try await readers[index].async { connection in
            try connection.executeScript("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            defer { try? connection.executeScript("ROLLBACK") }
            return try body(connection)
        }
    }

    @discardableResult
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await writer.write(body)
    }

    package func close() async {
        _ = try? await writer.write { _ in }
    }
}

extension PostgreSQLDatabase {
    /// A connection and the queue it lives on.
    private final class Session: Sendable {
        private let url: String
        private let queue: DispatchQueue
        /// Touched on `queue` only; the lock never waits.
        private let slot: Mutex<Slot>

        private struct Slot: @unchecked Sendable {
            var connection: PostgreSQLConnection?
        }

        init(label: String, url: String) {
            self.url = url
            queue = DispatchQueue(label: label)
            slot = Mutex(Slot(connection: nil))
        }

        func sync<Value>(_ body: (PostgreSQLConnection) throws -> Value) throws -> Value {
            try queue.sync { try use(body) }
        }

        func async<Value: Sendable>(
            _ body: @escaping @Sendable (PostgreSQLConnection) throws -> Value
        ) async throws -> Value {
            try await withCheckedThrowingContinuation { continuation in
                queue.async { continuation.resume(with: Result { try self.use(body) }) }
            }
        }

        private func use<Value>(_ body: (PostgreSQLConnection) throws -> Value) throws -> Value {
            let slot = slot.withLock { $0 }
            let connection =
                if let open = slot.connection, !open.isBroken { open } else { try PostgreSQLConnection(url: url) }
            self.slot.withLock { $0.connection = connection }
            return try body(connection)
        }
    }
}
