/// The users of pools: rows, attributes, and the other names under which they are found.
package struct UserStore: Sendable {
    let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// How adding a user went.
    package enum Insertion: Sendable, Hashable {
        case inserted, usernameTaken
        /// Another user has this e-mail address, phone number or preferred username.
        case aliasTaken(String)
    }

    /// Adds a user who is found by username and by `aliases`. With `movingAliases`, aliases of others become theirs.
    package func insert(
        _ user: UserRecord, aliases: [String], movingAliases: Bool = false
    ) async throws -> Insertion {
        do {
            return try await database.write { connection in
                guard try Self.insertRow(user, on: connection) else { return .usernameTaken }
                try Self.insertAttributes(of: user, on: connection)
                try Self.insertAliases(aliases, of: user, moving: movingAliases, on: connection)
                return .inserted
            }
        } catch let error as AliasTaken {
            return .aliasTaken(error.alias)
        }
    }

    /// The user with that `sub`, in whatever pool; nil when there is none.
    package func user(sub: String) async throws -> UserRecord? {
        try await database.read { try Self.user(sub: sub, on: $0) }
    }

    /// The user whose username, alias or `sub` is given, in this order. `key` is the name as the pool compares it.
    package func user(poolID: String, name: String, key: String) async throws -> UserRecord? {
        try await database.read { connection in
            let byUsername = try connection.row(
                "SELECT sub FROM users WHERE user_pool_id = ? AND username_key = ?", .text(poolID), .text(key))
            let byAlias =
                try byUsername
                ?? connection.row(
                    "SELECT sub FROM user_aliases WHERE user_pool_id = ? AND alias_key = ?", .text(poolID), .text(key))
            let found =
                try byAlias
                ?? connection.row(
                    "SELECT sub FROM users WHERE user_pool_id = ? AND sub = ?", .text(poolID), .text(name))
            guard let sub = try found?.string("sub") else { return nil }
            return try Self.user(sub: sub, on: connection)
        }
    }

    /// Changes a user in place, attributes included; nil when there is none.
    ///
    /// `change` sees the row as it is inside the write, so that a move from one status to another cannot be lost.
    /// `aliases` says under which other names the changed user is found; nil leaves them.
    package func update(
        sub: String, aliases: (@Sendable (UserRecord) -> [String])? = nil, movingAliases: Bool = true,
        _ change: @escaping @Sendable (inout UserRecord) throws -> Void
    ) async throws -> UserRecord? {
        try await database.write { connection in
            guard var user = try Self.user(sub: sub, on: connection) else { return nil }
            let attributesBefore = user.attributes
            try change(&user)
            try Self.updateRow(user, on: connection)
            if user.attributes != attributesBefore {
                try connection.execute("DELETE FROM user_attributes WHERE sub = ?", .text(sub))
                try Self.insertAttributes(of: user, on: connection)
            }
            if let aliases {
                try connection.execute("DELETE FROM user_aliases WHERE sub = ?", .text(sub))
                try Self.insertAliases(aliases(user), of: user, moving: movingAliases, on: connection)
            }
            return user
        }
    }

    /// Deletes a user with all sessions, tokens, memberships and waiting messages; returns whether there was one.
    package func delete(sub: String) async throws -> Bool {
        try await database.write { connection in
            try connection.execute("DELETE FROM users WHERE sub = ?", .text(sub)) > 0
        }
    }

    /// Another user has the alias, and it may not be moved.
    package struct AliasTaken: Error, Hashable {
        package let alias: String
    }
}

extension UserStore {
    static func user(sub: String, on connection: any SQLConnection) throws(DatabaseError) -> UserRecord? {
        guard let row = try connection.row("SELECT * FROM users WHERE sub = ?", .text(sub)) else { return nil }
        return try records([row], on: connection).first
    }

    /// Rows of `users` with their attributes.
    static func records(_ rows: [SQLRow], on connection: any SQLConnection) throws(DatabaseError) -> [UserRecord] {
        var records: [UserRecord] = []
        for row in rows {
            var attributes: [String: String] = [:]
            let sub = try row.string("sub")
            for attribute in try connection.rows("SELECT name, value FROM user_attributes WHERE sub = ?", .text(sub)) {
                attributes[try attribute.string("name")] = try attribute.string("value")
            }
            records.append(try UserRecord(row, attributes: attributes))
        }
        return records
    }

    private static func insertRow(_ user: UserRecord, on connection: any SQLConnection) throws(DatabaseError) -> Bool {
        try connection.execute(
            """
            INSERT INTO users
                (sub, user_pool_id, username, username_key, status, enabled, password_hash, password_expires_at,
                 password_changes, created_at, modified_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_pool_id, username_key) DO NOTHING
            """,
            .text(user.sub), .text(user.userPoolID), .text(user.username), .text(user.usernameKey), .text(user.status),
            .bool(user.isEnabled), .optional(user.passwordHash), .optional(user.passwordExpiresAt),
            .integer(user.passwordChanges), .integer(user.createdAt), .integer(user.modifiedAt)) > 0
    }

    private static func updateRow(_ user: UserRecord, on connection: any SQLConnection) throws(DatabaseError) {
        try connection.execute(
            """
            UPDATE users
            SET status = ?, enabled = ?, password_hash = ?, password_expires_at = ?, password_changes = ?,
                modified_at = ?
            WHERE sub = ?
            """,
            .text(user.status), .bool(user.isEnabled), .optional(user.passwordHash), .optional(user.passwordExpiresAt),
            .integer(user.passwordChanges), .integer(user.modifiedAt), .text(user.sub))
    }

    private static func insertAttributes(
        of user: UserRecord, on connection: any SQLConnection
    ) throws(DatabaseError) {
        for (name, value) in user.attributes {
            try connection.execute(
                "INSERT INTO user_attributes (sub, name, value) VALUES (?, ?, ?)",
                .text(user.sub), .text(name), .text(value))
        }
    }

    private static func insertAliases(
        _ aliases: [String], of user: UserRecord, moving: Bool, on connection: any SQLConnection
    ) throws {
        let onConflict = moving ? "DO UPDATE SET sub = excluded.sub" : "DO NOTHING"
        for alias in Set(aliases) {
            let inserted = try connection.execute(
                """
                INSERT INTO user_aliases (user_pool_id, alias_key, sub) VALUES (?, ?, ?)
                ON CONFLICT (user_pool_id, alias_key) \(onConflict)
                """,
                .text(user.userPoolID), .text(alias), .text(user.sub))
            guard inserted > 0 else { throw AliasTaken(alias: alias) }
        }
    }
}
