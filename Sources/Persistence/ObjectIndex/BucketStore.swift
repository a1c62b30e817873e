/// Buckets and their configuration documents.
package struct BucketStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// Adds a bucket; throws `ObjectIndexError.bucketExists` when the name is taken.
    package func create(_ bucket: BucketRow) async throws {
        try await database.write { connection in
            if let taken = try connection.row("SELECT owner FROM buckets WHERE name = ?", .text(bucket.name)) {
                throw ObjectIndexError.bucketExists(owner: try taken.string("owner"))
            }
            try connection.execute(
                "INSERT INTO buckets (name, region, owner, created_at) VALUES (?, ?, ?, ?)",
                .text(bucket.name), .text(bucket.region), .text(bucket.owner), .integer(bucket.createdAt))
        }
    }

    /// Removes an empty bucket with its documents and open uploads. Returns the blobs that nothing refers to any more.
    package func delete(_ name: String) async throws -> [String] {
        try await database.write { connection in
            try ObjectIndexRows.requireBucket(name, connection)
            if try connection.row("SELECT 1 AS found FROM objects WHERE bucket = ? LIMIT 1", .text(name)) != nil {
                throw ObjectIndexError.bucketNotEmpty
            }
            let released = try connection.rows(
                """
                DELETE FROM blobs WHERE version IN (
                    SELECT version FROM multipart_parts
                    WHERE upload IN (SELECT id FROM multipart_uploads WHERE bucket = ?))
                RETURNING id
                """, .text(name)
            ).map { try $0.string("id") }
            try connection.execute("DELETE FROM multipart_uploads WHERE bucket = ?", .text(name))
            try connection.execute("DELETE FROM buckets WHERE name = ?", .text(name))
            return released
        }
    }

    /// The bucket of this name; nil when there is none.
    package func find(_ name: String) async throws -> BucketRow? {
        try await database.read { connection in
            try connection.row("SELECT name, region, owner, created_at FROM buckets WHERE name = ?", .text(name))
                .map { try BucketRow($0) }
        }
    }

    /// All buckets by name.
    package func all() async throws -> [BucketRow] {
        try await database.read { connection in
            try connection.rows("SELECT name, region, owner, created_at FROM buckets ORDER BY name")
                .map { try BucketRow($0) }
        }
    }

    /// A document of a bucket; nil when it is not set.
    package func document(_ kind: String, of bucket: String) async throws -> String? {
        try await database.read { connection in
            try ObjectIndexRows.requireBucket(bucket, connection)
            return try connection.row(
                "SELECT body FROM bucket_documents WHERE bucket = ? AND kind = ?", .text(bucket), .text(kind)
            )?.string("body")
        }
    }

    /// Replaces a document of a bucket, or removes it with nil.
    package func setDocument(_ kind: String, to body: String?, of bucket: String) async throws {
        try await database.write { connection in
            try ObjectIndexRows.requireBucket(bucket, connection)
            guard let body else {
                try connection.execute(
                    "DELETE FROM bucket_documents WHERE bucket = ? AND kind = ?", .text(bucket), .text(kind))
                return
            }
            try connection.execute(
                """
                INSERT INTO bucket_documents (bucket, kind, body) VALUES (?, ?, ?)
                ON CONFLICT (bucket, kind) DO UPDATE SET body = excluded.body
                """, .text(bucket), .text(kind), .text(body))
        }
    }
}
