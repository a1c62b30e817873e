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
            try ObjectIndexRows.requireBucket(object.bucket, connection)
            let released = try ObjectIndexRows.release(object.bucket, object.key, when: condition, connection)
            try ObjectIndexRows.insert(object, content: content, connection)
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
                try ObjectIndexRows.requireBucket(bucket, connection)
                return nil
            }
            let object = try ObjectRow(row)
            if let data = try row.optionalBlob("data") { return (object, .inline(data)) }
            return (object, .blobs(try ObjectIndexRows.blobs(of: object.version, connection)))
        }
    }

    /// The object under the key without its bytes; nil when there is none.
    package func head(_ bucket: String, _ key: String) async throws -> ObjectRow? {
        try await database.read { connection in
            let row = try connection.row(
                "SELECT \(ObjectRow.columns) FROM objects WHERE bucket = ? AND key = ?",
                .text(bucket), .blob(Array(key.utf8)))
            if row == nil { try ObjectIndexRows.requireBucket(bucket, connection) }
            return try row.map { try ObjectRow($0) }
        }
    }

    /// Removes objects in one step; keys that are not there are passed over.
    package func delete(
        _ bucket: String, keys: [String], when condition: @escaping Condition
    ) async throws -> [ReleasedContent] {
        try await database.write { connection in
            try ObjectIndexRows.requireBucket(bucket, connection)
            return try keys.map { key in
                let released = try ObjectIndexRows.release(bucket, key, when: condition, connection)
                try connection.execute(
                    "DELETE FROM objects WHERE bucket = ? AND key = ?", .text(bucket), .blob(Array(key.utf8)))
                return released
            }
        }
    }

    /// Replaces the tags of an object.
    package func setTags(_ tags: String, _ bucket: String, _ key: String) async throws {
        try await database.write { connection in
            try ObjectIndexRows.requireBucket(bucket, connection)
            let changed = try connection.execute(
                "UPDATE objects SET tags = ? WHERE bucket = ? AND key = ?",
                .text(tags), .text(bucket), .blob(Array(key.utf8)))
            if changed == 0 { throw ObjectIndexError.noSuchObject }
        }
    }
}
