extension UserStore {
    /// One condition on the users to list.
    package enum Condition: Sendable, Hashable {
        case username(Match)
        case sub(Match)
        case status(Match)
        case enabled(Bool)
        case attribute(name: String, Match)
    }

    /// How a text is compared.
    package enum Match: Sendable, Hashable {
        case exactly(String)
        case startingWith(String)
    }

    /// Up to `limit` users of a pool after `usernameKey`, by username.
    package func users(
        poolID: String, where condition: Condition?, after usernameKey: String, limit: Int
    ) async throws -> [UserRecord] {
        let filter = condition?.sql ?? SQLFilter(text: "1 = 1", arguments: [])
        return try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT users.* FROM users
                WHERE users.user_pool_id = ? AND users.username_key > ? AND \(filter.text)
                ORDER BY users.username_key LIMIT ?
                """,
                [.text(poolID), .text(usernameKey)] + filter.arguments + [.integer(limit)])
            return try Self.records(rows, on: connection)
        }
    }

    /// Up to `limit` users of a group after `usernameKey`, by username.
    package func users(
        poolID: String, inGroup group: String, after usernameKey: String, limit: Int
    ) async throws -> [UserRecord] {
        try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT users.* FROM group_members JOIN users ON users.sub = group_members.sub
                WHERE group_members.user_pool_id = ? AND group_members.group_name = ? AND users.username_key > ?
                ORDER BY users.username_key LIMIT ?
                """,
                .text(poolID), .text(group), .text(usernameKey), .integer(limit))
            return try Self.records(rows, on: connection)
        }
    }
}

/// A condition as SQL text with its arguments.
private struct SQLFilter {
    let text: String
    let arguments: [SQLValue]
}

extension UserStore.Condition {
    fileprivate var sql: SQLFilter {
        switch self {
        case .username(let match): match.sql(column: "users.username")
        case .sub(let match): match.sql(column: "users.sub")
        case .status(let match): match.sql(column: "users.status")
        case .enabled(let value): SQLFilter(text: "users.enabled = ?", arguments: [.bool(value)])
        case .attribute(let name, let match):
            SQLFilter(
                text: """
                    EXISTS (SELECT 1 FROM user_attributes AS attribute
                    WHERE attribute.sub = users.sub AND attribute.name = ? AND \(match.sql(column: "attribute.value").text))
                    """,
                arguments: [.text(name)] + match.sql(column: "attribute.value").arguments)
        }
    }
}

extension UserStore.Match {
    fileprivate func sql(column: String) -> SQLFilter {
        switch self {
        case .exactly(let value): SQLFilter(text: "\(column) = ?", arguments: [.text(value)])
        case .startingWith(let prefix):
            SQLFilter(
                text: "substr(\(column), 1, ?) = ?",
                arguments: [.integer(prefix.unicodeScalars.count), .text(prefix)])
        }
    }
}
