/// The work teams of an account in a region.
package struct WorkteamStore: Sendable {
    private let database: any Database
    private let accountID: String
    private let region: String

    package init(_ database: any Database, accountID: String, region: String) {
        self.database = database
        self.accountID = accountID
        self.region = region
    }

    /// How adding a team went.
    package enum Insertion: Sendable, Hashable {
        case inserted, nameTaken, limitReached
    }

    /// Adds a team, unless its name is taken (06/TEAM-5) or there are `limit` teams.
    package func insert(
        _ team: WorkteamRecord, tags: [ResourceTag], arn: String, limit: Int
    ) async throws -> Insertion {
        try await database.write { connection in
            guard try self.team(named: team.name, on: connection) == nil else { return .nameTaken }
            let count = try connection.row(
                "SELECT COUNT(*) AS teams FROM workteams WHERE account_id = ? AND region = ?",
                .text(accountID), .text(region))
            guard try (count?.int("teams") ?? 0) < limit else { return .limitReached }
            try connection.execute(
                """
                INSERT INTO workteams
                    (account_id, region, name, description, notification_topic, worker_access, created_at, modified_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .text(accountID), .text(region), .text(team.name), .text(team.description),
                .optional(team.notificationTopic), .optional(team.workerAccess), .integer(team.createdAt),
                .integer(team.modifiedAt))
            try insertGroups(of: team, on: connection)
            for tag in tags { try TagStore.put(tag, on: arn, connection) }
            return .inserted
        }
    }

    /// The team of that name; nil when there is none.
    package func team(named name: String) async throws -> WorkteamRecord? {
        try await database.read { try team(named: name, on: $0) }
    }

    /// All teams, by name. There are few: the quota of teams is their limit.
    package func teams() async throws -> [WorkteamRecord] {
        try await database.read { connection in
            let rows = try connection.rows(
                "SELECT * FROM workteams WHERE account_id = ? AND region = ? ORDER BY name",
                .text(accountID), .text(region))
            return try rows.map { try record($0, on: connection) }
        }
    }

    /// The names of the teams that have a group with this user, by name.
    package func teamNames(ofUser sub: String) async throws -> [String] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT DISTINCT workteam_groups.workteam_name FROM group_members
                JOIN workteam_groups ON workteam_groups.user_pool_id = group_members.user_pool_id
                    AND workteam_groups.group_name = group_members.group_name
                WHERE group_members.sub = ? AND workteam_groups.account_id = ? AND workteam_groups.region = ?
                ORDER BY workteam_groups.workteam_name
                """,
                .text(sub), .text(accountID), .text(region)
            ).map { try $0.string("workteam_name") }
        }
    }

    /// Changes a team in place, its groups included (06/TEAM-3); nil when there is none.
    package func update(
        name: String, _ change: @escaping @Sendable (inout WorkteamRecord) -> Void
    ) async throws -> WorkteamRecord? {
        try await database.write { connection in
            guard var team = try self.team(named: name, on: connection) else { return nil }
            change(&team)
            try connection.execute(
                """
                UPDATE workteams SET description = ?, notification_topic = ?, worker_access = ?, modified_at = ?
                WHERE account_id = ? AND region = ? AND name = ?
                """,
                .text(team.description), .optional(team.notificationTopic), .optional(team.workerAccess),
                .integer(team.modifiedAt), .text(accountID), .text(region), .text(name))
            try connection.execute(
                "DELETE FROM workteam_groups WHERE account_id = ? AND region = ? AND workteam_name = ?",
                .text(accountID), .text(region), .text(name))
            try insertGroups(of: team, on: connection)
            return team
        }
    }

    /// Deletes a team; returns whether there was one.
    package func delete(name: String, arn: String) async throws -> Bool {
        try await database.write { connection in
            try TagStore.removeAll(from: arn, connection)
            return try connection.execute(
                "DELETE FROM workteams WHERE account_id = ? AND region = ? AND name = ?",
                .text(accountID), .text(region), .text(name)) > 0
        }
    }

    private func team(named name: String, on connection: any SQLConnection) throws(DatabaseError) -> WorkteamRecord? {
        let row = try connection.row(
            "SELECT * FROM workteams WHERE account_id = ? AND region = ? AND name = ?",
            .text(accountID), .text(region), .text(name))
        return try row.map { row throws(DatabaseError) in try record(row, on: connection) }
    }

    private func record(_ row: SQLRow, on connection: any SQLConnection) throws(DatabaseError) -> WorkteamRecord {
        let rows = try connection.rows(
            """
            SELECT user_pool_id, group_name, client_id FROM workteam_groups
            WHERE account_id = ? AND region = ? AND workteam_name = ? ORDER BY position
            """,
            .text(accountID), .text(region), .text(try row.string("name")))
        let groups = try rows.map { row throws(DatabaseError) in
            WorkteamRecord.Group(
                userPoolID: try row.string("user_pool_id"), name: try row.string("group_name"),
                clientID: try row.string("client_id"))
        }
        return try WorkteamRecord(row, groups: groups)
    }

    private func insertGroups(
        of team: WorkteamRecord, on connection: any SQLConnection
    ) throws(DatabaseError) {
        for (position, group) in team.groups.enumerated() {
            try connection.execute(
                """
                INSERT INTO workteam_groups
                    (account_id, region, workteam_name, position, user_pool_id, group_name, client_id)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                .text(accountID), .text(region), .text(team.name), .integer(position), .text(group.userPoolID),
                .text(group.name), .text(group.clientID))
        }
    }
}
