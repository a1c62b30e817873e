/// Steps that several stores of the index take inside their writes.
enum ObjectIndexRows {
    /// Throws `ObjectIndexError.noSuchBucket` unless the bucket is there.
    static func requireBucket(_ name: String, _ connection: any SQLConnection) throws {
        guard try connection.row("SELECT 1 AS found FROM buckets WHERE name = ?", .text(name)) != nil else {
            throw ObjectIndexError.noSuchBucket
        }
    }

    /// Judges the current version under a key and lets go of its blobs. The row itself stays for the caller to replace.
    static func release(
        _ bucket: String, _ key: String, when condition: ObjectIndexStore.Condition, _ connection: any SQLConnection
    ) throws -> ReleasedContent {
        let current = try connection.row(
            "SELECT version, etag FROM objects WHERE bucket = ? AND key = ?", .text(bucket), .blob(Array(key.utf8)))
        try condition(try current?.string("etag"))
        guard let version = try current?.string("version") else { return .nothing }
        return try releaseBlobs(of: version, connection)
    }

    /// Writes the row of an object and the rows of its blobs, replacing what was under the key.
    static func insert(_ object: ObjectRow, content: ObjectContent, _ connection: any SQLConnection) throws {
        var data: SQLValue = .null
        switch content {
        case .inline(let bytes): data = .blob(bytes)
        case .blobs(let blobs):
            for (position, blob) in blobs.enumerated() {
                try connection.execute(
                    "INSERT INTO blobs (id, version, position, size) VALUES (?, ?, ?, ?)",
                    .text(blob.id), .text(object.version), .integer(position), .integer(blob.size))
            }
        }
        try connection.execute(
            """
            INSERT INTO objects (\(ObjectRow.columns), data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (bucket, key) DO UPDATE SET version = excluded.version, size = excluded.size,
                etag = excluded.etag, modified_at = excluded.modified_at,
                checksum_algorithm = excluded.checksum_algorithm, checksum_kind = excluded.checksum_kind,
                checksum = excluded.checksum, attributes = excluded.attributes, tags = excluded.tags,
                parts = excluded.parts, data = excluded.data
            """,
            .text(object.bucket), .blob(Array(object.key.utf8)), .text(object.version), .integer(object.size),
            .text(object.etag), .integer(object.modifiedAt), .optional(object.checksum?.algorithm),
            .optional(object.checksum?.kind), .optional(object.checksum?.value), .text(object.attributes),
            .text(object.tags), .optional(object.parts), data)
    }

    /// The files of a version, in order.
    static func blobs(of version: String, _ connection: any SQLConnection) throws -> [BlobRow] {
        try connection.rows("SELECT id, size FROM blobs WHERE version = ? ORDER BY position", .text(version))
            .map { try BlobRow($0) }
    }

    /// Lets go of the blobs of a version.
    static func releaseBlobs(of version: String, _ connection: any SQLConnection) throws -> ReleasedContent {
        let blobs = try connection.rows("DELETE FROM blobs WHERE version = ? RETURNING id", .text(version))
        return ReleasedContent(version: version, blobs: try blobs.map { try $0.string("id") })
    }
}
