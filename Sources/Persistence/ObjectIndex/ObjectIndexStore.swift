/// The index of objects: which bytes lie under which key.
package struct ObjectIndexStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// Judges the version that a write is about to replace; nil stands for none. What it throws undoes the write.
    package typealias Condition = @Sendable (_ currentETag: String?) throws -> Void

    /// Puts an object under its key in one step. Returns the blobs that nothing refers to any more.
    package func put(
        _ object: ObjectRow, content: ObjectContent, when condition: @escaping Condition
    ) async throws -> ReleasedContent {
        try await database.write { connection in
            try requireBucket(object.bucket, connection)
            let released = try release(object.bucket, object.key, when: condition, connection)
            try insert(object, content: content, connection)
            return released
        }
    }

    /// The object under the key with the place of its bytes; nil when there is none.
    package func find(_ bucket: String, _ key: String) async throws -> (object: ObjectRow, content: ObjectContent)? {
        try await database.read { connection in
            guard
                let row = try connection.row(
                    "SELECT \(ObjectRow.columns), data FROM objects WHERE bucket = ? AND key = ?",
                    .text(bucket), .blob(Array(key.utf8)))
            else {
                try requireBucket(bucket, connection)
                return nil
            }
            let object = try ObjectRow(row)
            if let data = try row.optionalBlob("data") { return (object, .inline(data)) }
            return (object, .blobs(try blobs(of: object.version, connection)))
        }
    }

    /// The object under the key without its bytes; nil when there is none.
    package func head(_ bucket: String, _ key: String) async throws -> ObjectRow? {
        try await database.read { connection in
            let row = try connection.row(
                "SELECT \(ObjectRow.columns) FROM objects WHERE bucket = ? AND key = ?",
                .text(bucket), .blob(Array(key.utf8)))
            if row == nil { try requireBucket(bucket, connection) }
            return try row.map { try ObjectRow($0) }
        }
    }

    /// Removes objects in one step; keys that are not there are passed over.
    package func delete(
        _ bucket: String, keys: [String], when condition: @escaping Condition
    ) async throws -> [ReleasedContent] {
        try await database.write { connection in
            try requireBucket(bucket, connection)
            return try keys.map { key in
                let released = try release(bucket, key, when: condition, connection)
                try connection.execute(
                    "DELETE FROM objects WHERE bucket = ? AND key = ?", .text(bucket), .blob(Array(key.utf8)))
                return released
            }
        }
    }

    /// Replaces the tags of an object.
    package func setTags(_ tags: String, _ bucket: String, _ key: String) async throws {
        try await database.write { connection in
            try requireBucket(bucket, connection)
            let changed = try connection.execute(
                "UPDATE objects SET tags = ? WHERE bucket = ? AND key = ?",
                .text(tags), .text(bucket), .blob(Array(key.utf8)))
            if changed == 0 { throw ObjectIndexError.noSuchObject }
        }
    }
}

/// The bytes of a version that was replaced or removed: files to delete once nobody reads them.
package struct ReleasedContent: Sendable, Hashable {
    package let version: String
    package let blobs: [String]

    package init(version: String, blobs: [String]) {
        self.version = version
        self.blobs = blobs
    }

    static let nothing = ReleasedContent(version: "", blobs: [])
}

/// Judges the current version under a key and lets go of its blobs. The row itself stays for the caller to replace.
func release(
    _ bucket: String, _ key: String, when condition: ObjectIndexStore.Condition, _ connection: any SQLConnection
) throws -> ReleasedContent {
    let current = try connection.row(
        "SELECT version, etag FROM objects WHERE bucket = ? AND key = ?", .text(bucket), .blob(Array(key.utf8)))
    try condition(try current?.string("etag"))
    guard let version = try current?.string("version") else { return .nothing }
    let blobs = try connection.rows("DELETE FROM blobs WHERE version = ? RETURNING id", .text(version))
    return ReleasedContent(version: version, blobs: try blobs.map { try $0.string("id") })
}

/// Writes the row of an object and the rows of its blobs, replacing what was under the key.
func insert(_ object: ObjectRow, content: ObjectContent, _ connection: any SQLConnection) throws {
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
func blobs(of version: String, _ connection: any SQLConnection) throws -> [BlobRow] {
    try connection.rows("SELECT id, size FROM blobs WHERE version = ? ORDER BY position", .text(version))
        .map { try BlobRow($0) }
}
