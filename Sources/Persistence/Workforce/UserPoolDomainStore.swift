/// The domains of user pools: a pool has at most one, and a domain names at most one pool.
package struct UserPoolDomainStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// How giving a domain went.
    package enum Insertion: Sendable, Hashable {
        case inserted, domainTaken, poolHasDomain
    }

    /// Gives a pool its domain, unless either is taken.
    package func insert(domain: String, poolID: String, createdAt: Int64) async throws -> Insertion {
        try await database.write { connection in
            guard try UserPoolStore.domain(poolID: poolID, on: connection) == nil else { return .poolHasDomain }
            let inserted = try connection.execute(
                """
                INSERT INTO user_pool_domains (domain, user_pool_id, created_at) VALUES (?, ?, ?)
                ON CONFLICT (domain) DO NOTHING
                """,
                .text(domain), .text(poolID), .integer(createdAt))
            return inserted == 0 ? .domainTaken : .inserted
        }
    }

    /// The domain of a pool; nil when it has none.
    package func domain(ofPool poolID: String) async throws -> String? {
        try await database.read { try UserPoolStore.domain(poolID: poolID, on: $0) }
    }

    /// The pool behind a domain.
    package func poolID(of domain: String) async throws -> String? {
        try await database.read { connection in
            let row = try connection.row("SELECT user_pool_id FROM user_pool_domains WHERE domain = ?", .text(domain))
            return try row?.string("user_pool_id")
        }
    }

    /// Returns whether the pool had that domain.
    package func delete(domain: String, poolID: String) async throws -> Bool {
        try await database.write { connection in
            let deleted = try connection.execute(
                "DELETE FROM user_pool_domains WHERE domain = ? AND user_pool_id = ?", .text(domain), .text(poolID))
            return deleted > 0
        }
    }
}
