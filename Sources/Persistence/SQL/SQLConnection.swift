/// A connection inside a read or a write, for the time of that closure.
///
/// SQL is portable: `?` placeholders, `ON CONFLICT`, `RETURNING`, types `BIGINT`, `TEXT`, `DOUBLE PRECISION` and `BLOB`.
/// Do not catch a failing statement inside a write and go on: PostgreSQL refuses everything until the write is rolled
/// back. Use `ON CONFLICT` instead.
package protocol SQLConnection {
    /// All rows of a result. For results that grow with the data, use `forEachRow`.
    func rows(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> [SQLRow]

    /// Calls `body` for each row as it arrives; memory stays flat. `body` returns false to stop early.
    func forEachRow(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Bool) throws

    /// Runs a statement and returns the number of rows it inserted, updated or deleted.
    @discardableResult
    func execute(_ sql: String, _ arguments: [SQLValue]) throws(DatabaseError) -> Int

    /// Runs several statements separated by semicolons, without arguments: migrations.
    func executeScript(_ sql: String) throws(DatabaseError)
}

extension SQLConnection {
    package func rows(_ sql: String, _ arguments: SQLValue...) throws(DatabaseError) -> [SQLRow] {
        try rows(sql, arguments)
    }

    package func row(_ sql: String, _ arguments: SQLValue...) throws(DatabaseError) -> SQLRow? {
        try rows(sql, arguments).first
    }

    @discardableResult
    package func execute(_ sql: String, _ arguments: SQLValue...) throws(DatabaseError) -> Int {
        try execute(sql, arguments)
    }
}
