/// Uploads in parts that are under way.
package struct MultipartStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// Opens an upload.
    package func create(_ upload: UploadRow) async throws {
        try await database.write { connection in
            try ObjectIndexRows.requireBucket(upload.bucket, connection)
            try connection.execute(
                "INSERT INTO multipart_uploads (\(UploadRow.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                .text(upload.id), .text(upload.bucket), .blob(Array(upload.key.utf8)), .integer(upload.createdAt),
                .optional(upload.checksumAlgorithm), .optional(upload.checksumKind), .text(upload.attributes),
                .text(upload.tags))
        }
    }

    /// The open upload of this id under this key; throws `ObjectIndexError.noSuchUpload`.
    package func find(_ id: String, bucket: String, key: String) async throws -> UploadRow {
        try await database.read { try requireUpload(id, bucket, key, $0) }
    }

    /// The open upload with all of its parts by number, as they are at one moment; throws
    /// `ObjectIndexError.noSuchUpload`.
    package func findWithParts(
        _ id: String, bucket: String, key: String
    ) async throws -> (upload: UploadRow, parts: [PartRow]) {
        try await database.read { connection in
            let upload = try requireUpload(id, bucket, key, connection)
            let parts = try connection.rows(
                "SELECT \(PartRow.columns) FROM multipart_parts WHERE upload = ? ORDER BY number", .text(id))
            return (upload, try parts.map { try PartRow($0) })
        }
    }

    /// Stores a part with its one blob, in place of an earlier part of its number. Returns what it replaced.
    package func put(_ part: PartRow, blob: BlobRow, of upload: UploadRow) async throws -> ReleasedContent {
        try await database.write { connection in
            _ = try requireUpload(upload.id, upload.bucket, upload.key, connection)
            let replaced = try connection.row(
                "SELECT version FROM multipart_parts WHERE upload = ? AND number = ?",
                .text(upload.id), .integer(part.number)
            )?.string("version")
            let released = try replaced.map { try ObjectIndexRows.releaseBlobs(of: $0, connection) } ?? .nothing
            try connection.execute(
                "INSERT INTO blobs (id, version, position, size) VALUES (?, ?, 0, ?)",
                .text(blob.id), .text(part.version), .integer(blob.size))
            try connection.execute(
                """
                INSERT INTO multipart_parts (upload, \(PartRow.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (upload, number) DO UPDATE SET version = excluded.version, size = excluded.size,
                    etag = excluded.etag, modified_at = excluded.modified_at, checksum = excluded.checksum
                """,
                .text(upload.id), .integer(part.number), .text(part.version), .integer(part.size), .text(part.etag),
                .integer(part.modifiedAt), .optional(part.checksum))
            return released
        }
    }

    /// The parts of an upload by number, after `marker`, at most `limit`.
    package func parts(of upload: String, after marker: Int, limit: Int) async throws -> [PartRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(PartRow.columns) FROM multipart_parts
                WHERE upload = ? AND number > ? ORDER BY number LIMIT ?
                """, .text(upload), .integer(marker), .integer(limit)
            ).map { try PartRow($0) }
        }
    }

    /// Makes the object of the chosen parts and closes the upload, in one step. Throws `noSuchUpload` when it was
    /// closed or one of the parts replaced meanwhile. Returns what nothing refers to any more: the object that was
    /// replaced and the parts left out.
    package func complete(
        _ upload: UploadRow, as object: ObjectRow, parts: [PartRow], when condition: @escaping ObjectIndexStore.Condition
    ) async throws -> [ReleasedContent] {
        try await database.write { connection in
            _ = try requireUpload(upload.id, upload.bucket, upload.key, connection)
            let replaced = try ObjectIndexRows.release(object.bucket, object.key, when: condition, connection)
            try ObjectIndexRows.insert(object, content: .blobs([]), connection)
            for (position, part) in parts.enumerated() {
                let taken = try connection.execute(
                    "UPDATE blobs SET version = ?, position = ? WHERE version = ?",
                    .text(object.version), .integer(position), .text(part.version))
                if taken == 0 { throw ObjectIndexError.noSuchUpload }
            }
            return [replaced] + (try close(upload.id, connection))
        }
    }

    /// Drops an upload. Returns what nothing refers to any more.
    package func abort(_ id: String, bucket: String, key: String) async throws -> [ReleasedContent] {
        try await database.write { connection in
            _ = try requireUpload(id, bucket, key, connection)
            return try close(id, connection)
        }
    }
}

/// The open upload of this id under this key; throws `ObjectIndexError.noSuchUpload`.
private func requireUpload(
    _ id: String, _ bucket: String, _ key: String, _ connection: any SQLConnection
) throws -> UploadRow {
    let row = try connection.row(
        "SELECT \(UploadRow.columns) FROM multipart_uploads WHERE id = ? AND bucket = ? AND key = ?",
        .text(id), .text(bucket), .blob(Array(key.utf8)))
    guard let row else {
        try ObjectIndexRows.requireBucket(bucket, connection)
        throw ObjectIndexError.noSuchUpload
    }
    return try UploadRow(row)
}

/// Removes an upload with its parts, and the blobs that still belong to them.
private func close(_ id: String, _ connection: any SQLConnection) throws -> [ReleasedContent] {
    let versions = try connection.rows("SELECT version FROM multipart_parts WHERE upload = ?", .text(id))
        .map { try $0.string("version") }
    let released = try versions.map { try ObjectIndexRows.releaseBlobs(of: $0, connection) }.filter { !$0.blobs.isEmpty }
    try connection.execute("DELETE FROM multipart_uploads WHERE id = ?", .text(id))
    return released
}
