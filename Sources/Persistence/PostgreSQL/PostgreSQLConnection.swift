import CPostgres

/// One libpq connection, used by one thread at a time: the queue of its owner.
///
/// Statements are prepared once and kept; arguments and results travel as text, but for bytes. Source:
/// https://www.postgresql.org/docs/15/libpq-exec.html
final class PostgreSQLConnection: SQLConnection {
    /// The most prepared statements kept a connection; past that all are dropped and prepared anew.
    static let maxPreparedStatements = 500

    private let handle: OpaquePointer
    private var prepared: [String: String] = [:]

    /// Connects to `url` (`postgres://…`). Throws `DatabaseError.unavailable` with the server's reason.
    init(url: String) throws(DatabaseError) {
        guard let handle = PQconnectdb(url) else {
            throw .unavailable("libpq could not allocate a connection")
        }
        guard PQstatus(handle) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(handle))
            PQfinish(handle)
            throw .unavailable(reason)
        }
        self.handle = handle
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
    }

    deinit { PQfinish(handle) }

    var isBroken: Bool { PQstatus(handle) != CONNECTION_OK }

    func rows(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> [SQLRow] {
        let result = try run(sql, arguments)
        let columns = result.columns
        return (0..<result.rowCount).map { result.row($0, columns) }
    }

    func forEachRow(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Bool) throws {
        let name = try prepare(sql)
        let sent = withParameters(arguments) { count, values, lengths, formats in
            PQsendQueryPrepared(handle, name, count, values, lengths, formats, 0)
        }
        guard sent == 1, PQsetSingleRowMode(handle) == 1 else { throw failure(nil) }
        var isWanted = true
        var outcome: Result<Void, any Error> = .success(())
        // Every result is read to its end, or the connection could not be used again.
        while let raw = PQgetResult(handle) {
            let result = PostgreSQLResult(raw)
            guard result.isSuccess else {
                outcome = .failure(failure(result))
                continue
            }
            guard isWanted, case .success = outcome, result.rowCount > 0 else { continue }
            do {
                isWanted = try body(result.row(0, result.columns))
            } catch {
                outcome = .failure(error)
            }
            if !isWanted { cancel() }
        }
        if isWanted { try outcome.get() }
    }

    @discardableResult
    func execute(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> Int {
        try run(sql, arguments).changedRows
    }

    func executeScript(_ sql: String) throws(DatabaseError) {
        guard let raw = PQexec(handle, PortableSQL.translated(definition: sql)) else { throw failure(nil) }
        let result = PostgreSQLResult(raw)
        guard result.isSuccess else { throw failure(result) }
    }

    private func run(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> PostgreSQLResult {
        let name = try prepare(sql)
        let raw = withParameters(arguments) { count, values, lengths, formats in
            PQexecPrepared(handle, name, count, values, lengths, formats, 0)
        }
        guard let raw else { throw failure(nil) }
        let result = PostgreSQLResult(raw)
        guard result.isSuccess else { throw failure(result) }
        return result
    }

    private func prepare(_ sql: String) throws(DatabaseError) -> String {
        if let name = prepared[sql] { return name }
        if prepared.count >= Self.maxPreparedStatements {
            try executeScript("DEALLOCATE ALL")
            prepared.removeAll()
        }
        let name = "s\(prepared.count)"
        guard let raw = PQprepare(handle, name, PortableSQL.translated(query: sql), 0, nil) else { throw failure(nil) }
        let result = PostgreSQLResult(raw)
        guard result.isSuccess else { throw failure(result) }
        prepared[sql] = name
        return name
    }

    /// Asks the server to stop sending rows nobody reads.
    private func cancel() {
        guard let request = PQgetCancel(handle) else { return }
        var reason = [CChar](repeating: 0, count: 256)
        _ = PQcancel(request, &reason, Int32(reason.count))
        PQfreeCancel(request)
    }

    private func failure(_ result: PostgreSQLResult?) -> DatabaseError {
        let message = result?.message ?? String(cString: PQerrorMessage(handle))
        if isBroken { return .unavailable(message) }
        return switch result?.state {
        case "23505": .constraint(.unique, message: message)
        case "23503": .constraint(.foreignKey, message: message)
        case "23502": .constraint(.notNull, message: message)
        case "23514": .constraint(.check, message: message)
        case let state? where state.hasPrefix("53") || state.hasPrefix("57") || state.hasPrefix("08"): .unavailable(message)
        default: .failed(message)
        }
    }
}
