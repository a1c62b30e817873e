/// The groups of user pools and who is in them.
package struct UserGroupStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// Returns false when the pool has a group of that name.
    package func insert(_ group: UserGroupRecord) async throws -> Bool {
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO user_groups
                    (user_pool_id, name, description, role_arn, precedence, created_at, modified_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_pool_id, name) DO NOTHING
                """,
                .text(group.userPoolID), .text(group.name), .optional(group.description), .optional(group.roleARN),
                .optional(group.precedence), .integer(group.createdAt), .integer(group.modifiedAt)) > 0
        }
    }

    /// The group of that name; nil when there is none.
    package func group(poolID: String, name: String) async throws -> UserGroupRecord? {
        try await database.read { try Self.group(poolID: poolID, name: name, on: $0) }
    }

    /// Up to `limit` groups of a pool after `name`, by name.
    package func groups(poolID: String, after name: String, limit: Int) async throws -> [UserGroupRecord] {
        try await database.read { connection in
            let rows = try connection.rows(
                "SELECT * FROM user_groups WHERE user_pool_id = ? AND name > ? ORDER BY name LIMIT ?",
                .text(poolID), .text(name), .integer(limit))
            return try rows.map { try UserGroupRecord($0) }
        }
    }

    /// Up to `limit` groups of a user after `name`, by name.
    package func groups(ofUser sub: String, after name: String, limit: Int) async throws -> [UserGroupRecord] {
        try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT user_groups.* FROM group_members
                JOIN user_groups ON user_groups.user_pool_id = group_members.user_pool_id
                    AND user_groups.name = group_members.group_name
                WHERE group_members.sub = ? AND user_groups.name > ? ORDER BY user_groups.name LIMIT ?
                """,
                .text(sub), .text(name), .integer(limit))
            return try rows.map { try UserGroupRecord($0) }
        }
    }

    /// Changes a group in place; nil when there is none.
    package func update(
        poolID: String, name: String, _ change: @escaping @Sendable (inout UserGroupRecord) -> Void
    ) async throws -> UserGroupRecord? {
        try await database.write { connection in
            guard var group = try Self.group(poolID: poolID, name: name, on: connection) else { return nil }
            change(&group)
            try connection.execute(
                """
                UPDATE user_groups SET description = ?, role_arn = ?, precedence = ?, modified_at = ?
                WHERE user_pool_id = ? AND name = ?
                """,
                .optional(group.description), .optional(group.roleARN), .optional(group.precedence),
                .integer(group.modifiedAt), .text(poolID), .text(name))
            return group
        }
    }

    /// How deleting a group went.
    package enum Deletion: Sendable, Hashable {
        case deleted, notFound
        case usedByWorkteams([String])
    }

    /// Deletes a group, unless a work team is made of it (06/WF-24).
    package func delete(poolID: String, name: String) async throws -> Deletion {
        try await database.write { connection in
            let teams = try connection.rows(
                """
                SELECT DISTINCT workteam_name FROM workteam_groups
                WHERE user_pool_id = ? AND group_name = ? ORDER BY workteam_name
                """,
                .text(poolID), .text(name)
            ).map { try $0.string("workteam_name") }
            guard teams.isEmpty else { return .usedByWorkteams(teams) }
            let deleted = try connection.execute(
                "DELETE FROM user_groups WHERE user_pool_id = ? AND name = ?", .text(poolID), .text(name))
            return deleted == 0 ? .notFound : .deleted
        }
    }

    /// Adds a user to a group; nothing happens when they are in it. Returns false when there is no such group.
    package func addMember(sub: String, poolID: String, group: String, addedAt: Int64) async throws -> Bool {
        try await database.write { connection in
            guard try Self.group(poolID: poolID, name: group, on: connection) != nil else { return false }
            try connection.execute(
                """
                INSERT INTO group_members (user_pool_id, group_name, sub, added_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (user_pool_id, group_name, sub) DO NOTHING
                """,
                .text(poolID), .text(group), .text(sub), .integer(addedAt))
            return true
        }
    }

    /// Ends a membership; nothing happens when there is none.
    package func removeMember(sub: String, poolID: String, group: String) async throws {
        try await database.write { connection in
            try connection.execute(
                "DELETE FROM group_members WHERE user_pool_id = ? AND group_name = ? AND sub = ?",
                .text(poolID), .text(group), .text(sub))
        }
    }

    private static func group(
        poolID: String, name: String, on connection: any SQLConnection
    ) throws(DatabaseError) -> UserGroupRecord? {
        let row = try connection.row(
            "SELECT * FROM user_groups WHERE user_pool_id = ? AND name = ?", .text(poolID), .text(name))
        return try row.map { row throws(DatabaseError) in try UserGroupRecord(row) }
    }
}
