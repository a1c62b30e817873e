/// The one interface over SQLite and PostgreSQL.
///
/// Stores are written once against it; every store suite runs over both drivers.
package protocol Database: Sendable {
    /// Runs `body` on a consistent snapshot. Reads never wait for writes and never write.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value

    /// Runs `body` as one atomic write and returns once it is durable.
    ///
    /// Writes run one after the other on a single writer, in the order of the calls. Those that wait while the disk is
    /// busy share the next commit, each behind its own savepoint: when `body` throws, only its own changes are undone.
    /// Keep `body` short: split bulk work into writes of some hundred rows.
    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value

    /// Closes all connections. Writes that are under way finish first.
    func close() async
}
