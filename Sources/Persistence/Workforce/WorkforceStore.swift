/// The private workforce of an account in a region.
package struct WorkforceStore: Sendable {
    private let database: any Database
    private let accountID: String
    private let region: String

    package init(_ database: any Database, accountID: String, region: String) {
        self.database = database
        self.accountID = accountID
        self.region = region
    }

    /// Returns false when there is a workforce already.
    package func insert(_ workforce: WorkforceRecord, tags: [ResourceTag], arn: String) async throws -> Bool {
        try await database.write { connection in
            let inserted = try connection.execute(
                """
                INSERT INTO workforces
                    (account_id, region, name, user_pool_id, client_id, allowed_ranges, ip_address_type,
                     created_at, modified_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (account_id, region) DO NOTHING
                """,
                .text(workforce.accountID), .text(workforce.region), .text(workforce.name),
                .text(workforce.userPoolID), .text(workforce.clientID), .text(workforce.allowedRanges),
                .optional(workforce.ipAddressType), .integer(workforce.createdAt), .integer(workforce.modifiedAt))
            guard inserted > 0 else { return false }
            for tag in tags { try TagStore.put(tag, on: arn, connection) }
            return true
        }
    }

    /// The workforce; nil when there is none.
    package func workforce() async throws -> WorkforceRecord? {
        try await database.read { try workforce(on: $0) }
    }

    /// Changes the workforce in place; nil when there is none.
    package func update(
        _ change: @escaping @Sendable (inout WorkforceRecord) -> Void
    ) async throws -> WorkforceRecord? {
        try await database.write { connection in
            guard var workforce = try workforce(on: connection) else { return nil }
            change(&workforce)
            try connection.execute(
                """
                UPDATE workforces SET allowed_ranges = ?, ip_address_type = ?, modified_at = ?
                WHERE account_id = ? AND region = ?
                """,
                .text(workforce.allowedRanges), .optional(workforce.ipAddressType), .integer(workforce.modifiedAt),
                .text(accountID), .text(region))
            return workforce
        }
    }

    /// How deleting the workforce went.
    package enum Deletion: Sendable, Hashable {
        case deleted, notFound
        case hasWorkteams([String])
    }

    /// Deletes the workforce and the sessions of its portal, unless it has teams (06/WF-4).
    package func delete(name: String, arn: String) async throws -> Deletion {
        try await database.write { connection in
            guard let workforce = try workforce(on: connection), workforce.name == name else { return .notFound }
            let teams = try connection.rows(
                "SELECT name FROM workteams WHERE account_id = ? AND region = ? ORDER BY name",
                .text(accountID), .text(region)
            ).map { try $0.string("name") }
            guard teams.isEmpty else { return .hasWorkteams(teams) }
            try TagStore.removeAll(from: arn, connection)
            try connection.execute("DELETE FROM worker_sessions WHERE client_id = ?", .text(workforce.clientID))
            try connection.execute(
                "DELETE FROM workforces WHERE account_id = ? AND region = ?", .text(accountID), .text(region))
            return .deleted
        }
    }

    private func workforce(on connection: any SQLConnection) throws(DatabaseError) -> WorkforceRecord? {
        let row = try connection.row(
            "SELECT * FROM workforces WHERE account_id = ? AND region = ?", .text(accountID), .text(region))
        return try row.map { row throws(DatabaseError) in try WorkforceRecord(row) }
    }
}
