/// Listings of the index, by ranges of the primary key.
package struct ObjectListStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// A page of keys of a bucket; `limit` counts keys and common prefixes together.
    package func list(
        _ bucket: String, prefix: String, delimiter: String, startAfter: String, limit: Int
    ) async throws -> ObjectPage {
        let scan = KeyScan(prefix: Array(prefix.utf8), delimiter: Array(delimiter.utf8), limit: limit)
        let end = KeyRange.end(ofPrefix: scan.prefix)
        return try await database.read { connection in
            try ObjectIndexRows.requireBucket(bucket, connection)
            guard limit > 0 else { return ObjectPage(objects: [], commonPrefixes: [], next: nil) }
            let page = try scan.run(
                from: scan.start(after: Array(startAfter.utf8)), key: { Array(($0 as ObjectRow).key.utf8) }
            ) { position, limit in
                let query = Self.query(bucket, from: position, to: end, limit: limit)
                return try connection.rows(query.sql, query.arguments).map { try ObjectRow($0) }
            }
            return ObjectPage(
                objects: page.rows, commonPrefixes: page.commonPrefixes.map { String(decoding: $0, as: UTF8.self) },
                next: page.last.map { String(decoding: $0, as: UTF8.self) })
        }
    }

    private static func query(
        _ bucket: String, from position: KeyScan.Position, to end: [UInt8]?, limit: Int
    ) -> (sql: String, arguments: [SQLValue]) {
        var sql = "SELECT \(ObjectRow.columns) FROM objects WHERE bucket = ? AND key \(position.includesLower ? ">=" : ">") ?"
        var arguments: [SQLValue] = [.text(bucket), .blob(position.lower)]
        if let end {
            sql += " AND key < ?"
            arguments.append(.blob(end))
        }
        return (sql + " ORDER BY key LIMIT ?", arguments + [.integer(limit)])
    }
}
