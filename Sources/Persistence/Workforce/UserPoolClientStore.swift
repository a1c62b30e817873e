/// The app clients of user pools.
package struct UserPoolClientStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// Adds a client to its pool.
    package func insert(_ client: UserPoolClientRecord) async throws {
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO user_pool_clients
                    (id, user_pool_id, name, sealed_secret, settings, configuration, created_at, modified_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .text(client.id), .text(client.userPoolID), .text(client.name),
                client.sealedSecret.map(SQLValue.blob) ?? .null, .text(client.settings), .text(client.configuration),
                .integer(client.createdAt), .integer(client.modifiedAt))
        }
    }

    /// The client of that id, in whatever pool; nil when there is none.
    package func client(id: String) async throws -> UserPoolClientRecord? {
        try await database.read { try Self.client(id: id, on: $0) }
    }

    /// Up to `limit` clients of a pool after `id`, by id.
    package func clients(poolID: String, after id: String, limit: Int) async throws -> [UserPoolClientRecord] {
        try await database.read { connection in
            let rows = try connection.rows(
                "SELECT * FROM user_pool_clients WHERE user_pool_id = ? AND id > ? ORDER BY id LIMIT ?",
                .text(poolID), .text(id), .integer(limit))
            return try rows.map { try UserPoolClientRecord($0) }
        }
    }

    /// Changes a client in place; nil when there is none.
    package func update(
        id: String, _ change: @escaping @Sendable (inout UserPoolClientRecord) throws -> Void
    ) async throws -> UserPoolClientRecord? {
        try await database.write { connection in
            guard var client = try Self.client(id: id, on: connection) else { return nil }
            try change(&client)
            try connection.execute(
                "UPDATE user_pool_clients SET name = ?, settings = ?, configuration = ?, modified_at = ? WHERE id = ?",
                .text(client.name), .text(client.settings), .text(client.configuration), .integer(client.modifiedAt),
                .text(id))
            return client
        }
    }

    /// Deletes a client with the sign-ins that came through it; returns whether there was one.
    package func delete(id: String) async throws -> Bool {
        try await database.write { connection in
            try connection.execute("DELETE FROM worker_sessions WHERE client_id = ?", .text(id))
            try connection.execute("DELETE FROM authorization_codes WHERE client_id = ?", .text(id))
            try connection.execute("DELETE FROM refresh_tokens WHERE client_id = ?", .text(id))
            return try connection.execute("DELETE FROM user_pool_clients WHERE id = ?", .text(id)) > 0
        }
    }

    private static func client(
        id: String, on connection: any SQLConnection
    ) throws(DatabaseError) -> UserPoolClientRecord? {
        guard let row = try connection.row("SELECT * FROM user_pool_clients WHERE id = ?", .text(id)) else { return nil }
        return try UserPoolClientRecord(row)
    }
}
