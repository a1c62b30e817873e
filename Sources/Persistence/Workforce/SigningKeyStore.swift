/// The keys that sign the tokens of user pools, sealed.
package struct SigningKeyStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// A private key under the service's sealing key, with its public name.
    package struct SealedKey: Sendable, Hashable {
        package let keyID: String
        package let bytes: [UInt8]

        package init(keyID: String, bytes: [UInt8]) {
            self.keyID = keyID
            self.bytes = bytes
        }
    }

    /// The key of a pool; nil when it has none yet.
    package func key(ofPool poolID: String) async throws -> SealedKey? {
        try await database.read { try Self.key(ofPool: poolID, on: $0) }
    }

    /// Stores the key of a pool, unless it has one; returns the one it has now.
    package func insert(_ key: SealedKey, poolID: String, createdAt: Int64) async throws -> SealedKey {
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO signing_keys (user_pool_id, key_id, sealed_key, created_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (user_pool_id) DO NOTHING
                """,
                .text(poolID), .text(key.keyID), .blob(key.bytes), .integer(createdAt))
            return try Self.key(ofPool: poolID, on: connection) ?? key
        }
    }

    private static func key(ofPool poolID: String, on connection: any SQLConnection) throws(DatabaseError) -> SealedKey? {
        let row = try connection.row("SELECT key_id, sealed_key FROM signing_keys WHERE user_pool_id = ?", .text(poolID))
        guard let row else { return nil }
        return SealedKey(keyID: try row.string("key_id"), bytes: try row.blob("sealed_key"))
    }
}
