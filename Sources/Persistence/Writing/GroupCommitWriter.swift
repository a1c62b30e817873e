import Dispatch
import Synchronization

/// Runs many writes in one transaction, so that they share one fsync.
///
/// While a batch is being committed, further writes gather; they make the next batch. A write is answered only after
/// the commit that holds it. (Group commit: DeWitt et al., "Implementation techniques for main memory database
/// systems", SIGMOD 1984, section 5.)
final class GroupCommitWriter: Sendable {
    /// The most writes that one commit holds.
    static let maxBatchSize = 256
    /// The most writes that may wait; one more is refused with `DatabaseError.overloaded`.
    static let maxPendingWrites = 20_000

    /// Runs the writes it is given inside one transaction. An error thrown means that nothing was committed.
    typealias Transaction = @Sendable ([any Write]) throws -> Void

    private let queue: DispatchQueue
    private let transaction: Transaction
    private let state = Mutex(State())

    private struct State {
        var pending: [any Write] = []
        var isDraining = false
    }

    init(label: String, transaction: @escaping Transaction) {
        queue = DispatchQueue(label: label, qos: .userInitiated)
        self.transaction = transaction
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            enqueue(TypedWrite(body: body, continuation: continuation))
        }
    }

    private func enqueue(_ write: some Write) {
        let next: Enqueued = state.withLock { state in
            guard state.pending.count < Self.maxPendingWrites else { return .refused }
            state.pending.append(write)
            defer { state.isDraining = true }
            return state.isDraining ? .waiting : .first
        }
        switch next {
        case .refused: write.finish(committed: .failure(DatabaseError.overloaded))
        case .first: queue.async { self.drain() }
        case .waiting: break
        }
    }

    private enum Enqueued { case refused, first, waiting }

    private func drain() {
        while let batch = nextBatch() {
            let committed = Result { try transaction(batch) }
            for write in batch { write.finish(committed: committed) }
        }
    }

    private func nextBatch() -> [any Write]? {
        state.withLock { state in
            guard !state.pending.isEmpty else {
                state.isDraining = false
                return nil
            }
            let batch = Array(state.pending.prefix(Self.maxBatchSize))
            state.pending.removeFirst(batch.count)
            return batch
        }
    }

    /// One caller's write, waiting for its turn and then for its commit.
    protocol Write: Sendable {
        /// Runs the body; an error is kept for the caller and rethrown, so that its savepoint is rolled back.
        func run(_ connection: any SQLConnection) throws
        /// Answers the caller with the outcome of the body, or with the failure of the commit.
        func finish(committed: Result<Void, any Error>)
    }
}

/// A write together with the caller that waits for it. Only the writer's queue touches `outcome`.
private final class TypedWrite<Value: Sendable>: GroupCommitWriter.Write {
    private let body: @Sendable (any SQLConnection) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private let outcome = Mutex<Result<Value, any Error>?>(nil)

    init(
        body: @escaping @Sendable (any SQLConnection) throws -> Value,
        continuation: CheckedContinuation<Value, any Error>
    ) {
        self.body = body
        self.continuation = continuation
    }

    func run(_ connection: any SQLConnection) throws {
        let result = Result { try body(connection) }
        outcome.withLock { $0 = result }
        _ = try result.get()
    }

    func finish(committed: Result<Void, any Error>) {
        let outcome = outcome.withLock { $0 }
        switch (outcome, committed) {
        case (.failure(let error)?, _): continuation.resume(throwing: error)
        case (_, .failure(let error)): continuation.resume(throwing: error)
        case (.success(let value)?, .success): continuation.resume(returning: value)
        case (nil, .success): continuation.resume(throwing: DatabaseError.failed("the write was not run"))
        }
    }
}

/// Runs a batch on an open connection: one transaction, a savepoint for each write.
func commitTogether(_ batch: [any GroupCommitWriter.Write], on connection: some SQLConnection) throws {
    try connection.executeScript("BEGIN")
    do {
        for write in batch {
            try connection.executeScript("SAVEPOINT one_write")
            do {
                try write.run(connection)
            } catch {
                try connection.executeScript("ROLLBACK TO SAVEPOINT one_write")
            }
            try connection.executeScript("RELEASE SAVEPOINT one_write")
        }
        try connection.executeScript("COMMIT")
    } catch {
        try? connection.executeScript("ROLLBACK")
        throw error
    }
}
