/// User pools and their domains.
package struct UserPoolStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// Returns false when the account has `limit` pools in the region already.
    package func insert(_ pool: UserPoolRecord, tags: [ResourceTag], arn: String, limit: Int) async throws -> Bool {
        try await database.write { connection in
            let count = try connection.row(
                "SELECT COUNT(*) AS pools FROM user_pools WHERE account_id = ? AND region = ?",
                .text(pool.accountID), .text(pool.region))
            guard try (count?.int("pools") ?? 0) < limit else { return false }
            try connection.execute(
                """
                INSERT INTO user_pools
                    (id, account_id, region, name, settings, configuration, created_at, modified_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .text(pool.id), .text(pool.accountID), .text(pool.region), .text(pool.name), .text(pool.settings),
                .text(pool.configuration), .integer(pool.createdAt), .integer(pool.modifiedAt))
            for tag in tags { try TagStore.put(tag, on: arn, connection) }
            return true
        }
    }

    /// The pool of that id; nil when there is none.
    package func pool(id: String) async throws -> UserPoolRecord? {
        try await database.read { try Self.pool(id: id, on: $0) }
    }

    /// Up to `limit` pools after `id`, by id.
    package func pools(
        accountID: String, region: String, after id: String, limit: Int
    ) async throws -> [UserPoolRecord] {
        try await database.read { connection in
            let rows = try connection.rows(
                "SELECT * FROM user_pools WHERE account_id = ? AND region = ? AND id > ? ORDER BY id LIMIT ?",
                .text(accountID), .text(region), .text(id), .integer(limit))
            return try rows.map { try UserPoolRecord($0) }
        }
    }

    /// Changes a pool in place; nil when there is none.
    package func update(
        id: String, _ change: @escaping @Sendable (inout UserPoolRecord) throws -> Void
    ) async throws -> UserPoolRecord? {
        try await database.write { connection in
            guard var pool = try Self.pool(id: id, on: connection) else { return nil }
            try change(&pool)
            try connection.execute(
                "UPDATE user_pools SET name = ?, settings = ?, configuration = ?, modified_at = ? WHERE id = ?",
                .text(pool.name), .text(pool.settings), .text(pool.configuration), .integer(pool.modifiedAt), .text(id))
            return pool
        }
    }

    /// How deleting a pool went.
    package enum Deletion: Sendable, Hashable {
        case deleted, notFound
        /// The pool still has this domain.
        case hasDomain(String)
        /// Groups of the pool make up these work teams.
        case usedByWorkteams([String])
    }

    /// Deletes a pool with its users, groups and clients, unless something still hangs on it (06/WF-24).
    package func delete(id: String, arn: String) async throws -> Deletion {
        try await database.write { connection in
            if let domain = try Self.domain(poolID: id, on: connection) { return .hasDomain(domain) }
            let teams = try connection.rows(
                "SELECT DISTINCT workteam_name FROM workteam_groups WHERE user_pool_id = ? ORDER BY workteam_name",
                .text(id)
            ).map { try $0.string("workteam_name") }
            guard teams.isEmpty else { return .usedByWorkteams(teams) }
            try TagStore.removeAll(from: arn, connection)
            let deleted = try connection.execute("DELETE FROM user_pools WHERE id = ?", .text(id))
            return deleted == 0 ? .notFound : .deleted
        }
    }

    /// How many users a pool has.
    package func userCount(poolID: String) async throws -> Int {
        try await database.read { connection in
            let row = try connection.row("SELECT COUNT(*) AS users FROM users WHERE user_pool_id = ?", .text(poolID))
            return try row?.int("users") ?? 0
        }
    }

    private static func pool(id: String, on connection: any SQLConnection) throws(DatabaseError) -> UserPoolRecord? {
        guard let row = try connection.row("SELECT * FROM user_pools WHERE id = ?", .text(id)) else { return nil }
        return try UserPoolRecord(row)
    }

    static func domain(poolID: String, on connection: any SQLConnection) throws(DatabaseError) -> String? {
        let row = try connection.row("SELECT domain FROM user_pool_domains WHERE user_pool_id = ?", .text(poolID))
        return try row?.string("domain")
    }
}
