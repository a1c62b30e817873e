/// Listings of open uploads, by key and then by age.
package struct UploadListStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// A page of the open uploads of a bucket. With `uploadIDMarker` the page begins with later uploads of the marked
    /// key itself.
    package func list(
        _ bucket: String, prefix: String, delimiter: String, keyMarker: String, uploadIDMarker: String?, limit: Int
    ) async throws -> UploadPage {
        let prefix = Array(prefix.utf8)
        let delimiter = Array(delimiter.utf8)
        let marker = Array(keyMarker.utf8)
        let end = KeyRange.end(ofPrefix: prefix)
        return try await database.read { connection in
            try ObjectIndexRows.requireBucket(bucket, connection)
            var page = UploadPage()
            var position = Self.start(marker, uploadIDMarker, prefix: prefix, delimiter: delimiter)
            while true {
                let query = Self.query(bucket, from: position, to: end)
                guard let row = try connection.rows(query.sql, query.arguments).first else { return page.last() }
                let upload = try UploadRow(row)
                guard page.count < limit else { return page }
                let key = Array(upload.key.utf8)
                if let common = KeyRange.commonPrefix(of: key, prefix: prefix, delimiter: delimiter) {
                    page.append(commonPrefix: String(decoding: common, as: UTF8.self))
                    guard let end = KeyRange.end(ofPrefix: common) else { return page.last() }
                    position = Position(key: end, uploadID: "")
                } else {
                    page.append(upload)
                    position = Position(key: key, uploadID: upload.id)
                }
            }
        }
    }

    /// Uploads of `key` with an id behind `uploadID`, and of all keys behind it.
    private struct Position {
        var key: [UInt8]
        var uploadID: String
    }

    private static func start(
        _ marker: [UInt8], _ uploadID: String?, prefix: [UInt8], delimiter: [UInt8]
    ) -> Position {
        if marker.isEmpty || marker.lexicographicallyPrecedes(prefix) { return Position(key: prefix, uploadID: "") }
        if let uploadID { return Position(key: marker, uploadID: uploadID) }
        if let common = KeyRange.commonPrefix(of: marker, prefix: prefix, delimiter: delimiter), common == marker,
            let end = KeyRange.end(ofPrefix: marker)
        {
            return Position(key: end, uploadID: "")
        }
        return Position(key: marker + [0], uploadID: "")
    }

    private static func query(
        _ bucket: String, from position: Position, to end: [UInt8]?
    ) -> (sql: String, arguments: [SQLValue]) {
        var sql = """
            SELECT \(UploadRow.columns) FROM multipart_uploads
            WHERE bucket = ? AND key >= ? AND (key > ? OR id > ?)
            """
        var arguments: [SQLValue] = [
            .text(bucket), .blob(position.key), .blob(position.key), .text(position.uploadID),
        ]
        if let end {
            sql += " AND key < ?"
            arguments.append(.blob(end))
        }
        return (sql + " ORDER BY key, id LIMIT 1", arguments)
    }
}
