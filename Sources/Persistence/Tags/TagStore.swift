/// The tags of every resource that can carry some: jobs, work teams, workforces.
package struct TagStore: Sendable {
    private let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// Adds `tags` to the resource, or replaces the values of names it has already.
    ///
    /// Throws `TagLimitExceeded`, and changes nothing, when the resource would end up with more than `limit` tags.
    package func add(_ tags: [ResourceTag], to arn: String, limit: Int) async throws {
        try await database.write { connection in
            for tag in tags { try Self.put(tag, on: arn, connection) }
            let count = try connection.row("SELECT COUNT(*) AS n FROM resource_tags WHERE resource_arn = ?", .text(arn))
            if try count?.int("n") ?? 0 > limit { throw TagLimitExceeded(limit: limit) }
        }
    }

    /// Removes the tags called `names`; names the resource does not have are passed over.
    package func remove(_ names: [String], from arn: String) async throws {
        try await database.write { connection in
            for name in names {
                try connection.execute(
                    "DELETE FROM resource_tags WHERE resource_arn = ? AND name = ?", .text(arn), .text(name))
            }
        }
    }

    /// Removes every tag: the resource is gone.
    package func removeAll(from arn: String) async throws {
        try await database.write { try Self.removeAll(from: arn, $0) }
    }

    /// At most `limit` tags of the resource with names after `name`, in the order of their names.
    package func tags(of arn: String, after name: String = "", limit: Int) async throws -> [ResourceTag] {
        try await database.read { connection in
            try connection.rows(
                "SELECT name, value FROM resource_tags WHERE resource_arn = ? AND name > ? ORDER BY name LIMIT ?",
                .text(arn), .text(name), .integer(limit)
            ).map { ResourceTag(name: try $0.string("name"), value: try $0.string("value")) }
        }
    }

    /// Writes one tag inside the write of another store, so that a resource and its tags appear together.
    static func put(_ tag: ResourceTag, on arn: String, _ connection: any SQLConnection) throws(DatabaseError) {
        try connection.execute(
            """
            INSERT INTO resource_tags (resource_arn, name, value) VALUES (?, ?, ?)
            ON CONFLICT (resource_arn, name) DO UPDATE SET value = excluded.value
            """, .text(arn), .text(tag.name), .text(tag.value))
    }

    /// Removes every tag inside the write that deletes the resource.
    static func removeAll(from arn: String, _ connection: any SQLConnection) throws(DatabaseError) {
        try connection.execute("DELETE FROM resource_tags WHERE resource_arn = ?", .text(arn))
    }
}

/// The resource would carry more tags than allowed.
package struct TagLimitExceeded: Error, Hashable {
    package let limit: Int
}
