/// The access keys of the administrators. Secrets are sealed before they get here.
package struct AccessKeyStore: Sendable {
    private let database: any Database

    package init(database: any Database) { self.database = database }

    package struct Record: Sendable, Hashable {
        package let accessKeyID: String
        /// AES-GCM box of the secret, as it came from the caller.
        package let sealedSecret: [UInt8]
        package let name: String
        /// Microseconds since 1970.
        package let createdAt: Int64

        package init(accessKeyID: String, sealedSecret: [UInt8], name: String, createdAt: Int64) {
            self.accessKeyID = accessKeyID
            self.sealedSecret = sealedSecret
            self.name = name
            self.createdAt = createdAt
        }
    }

    /// Throws `DatabaseError.constraint(.unique, …)` when the id is taken.
    package func insert(_ record: Record) async throws {
        try await database.write { connection in
            try connection.execute(
                "INSERT INTO access_keys (access_key_id, sealed_secret, name, created_at) VALUES (?, ?, ?, ?)",
                .text(record.accessKeyID), .blob(record.sealedSecret), .text(record.name), .integer(record.createdAt))
        }
    }

    package func record(_ accessKeyID: String) async throws -> Record? {
        try await database.read { connection in
            try connection.row("SELECT * FROM access_keys WHERE access_key_id = ?", .text(accessKeyID)).map(Record.init)
        }
    }

    package func all() async throws -> [Record] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM access_keys ORDER BY created_at, access_key_id").map(Record.init)
        }
    }

    /// Returns whether there was such a key.
    package func delete(_ accessKeyID: String) async throws -> Bool {
        try await database.write { connection in
            try connection.execute("DELETE FROM access_keys WHERE access_key_id = ?", .text(accessKeyID)) > 0
        }
    }
}

extension AccessKeyStore.Record {
    init(_ row: SQLRow) throws(DatabaseError) {
        self.init(
            accessKeyID: try row.string("access_key_id"), sealedSecret: try row.blob("sealed_secret"),
            name: try row.string("name"), createdAt: try row.int64("created_at"))
    }
}
