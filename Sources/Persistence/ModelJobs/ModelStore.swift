/// The models of the account.
package struct ModelStore: Sendable {
    private let database: any Database

    package init(database: any Database) { self.database = database }

    /// Which models to list, and in what order.
    package struct Query: Sendable, Hashable {
        package let account: String
        package var nameContains: String?
        /// Bounds in microseconds, themselves excluded.
        package var createdAfter: Int64?
        package var createdBefore: Int64?
        package var isByName = false
        package var isAscending = false
        /// How many of the models that fit stand on the pages before.
        package var offset = 0

        package init(account: String) { self.account = account }
    }

    /// Stores a new model with its tags; false when the account has one of that name.
    package func create(_ row: ModelRow, tags: [ResourceTag]) async throws -> Bool {
        try await database.write { connection in
            let inserted = try connection.execute(
                """
                INSERT INTO models (account, name, arn, request, created_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (account, name) DO NOTHING
                """, .text(row.account), .text(row.name), .text(row.arn), .text(row.request), .integer(row.createdAt))
            guard inserted == 1 else { return false }
            for tag in tags { try TagStore.put(tag, on: row.arn, connection) }
            return true
        }
    }

    package func model(account: String, name: String) async throws -> ModelRow? {
        try await database.read { connection in
            try connection.row("SELECT * FROM models WHERE account = ? AND name = ?", .text(account), .text(name))
                .map(ModelRow.init)
        }
    }

    package func model(arn: String) async throws -> ModelRow? {
        try await database.read { connection in
            try connection.row("SELECT * FROM models WHERE arn = ?", .text(arn)).map(ModelRow.init)
        }
    }

    /// Deletes a model with its tags; false when there was none.
    package func delete(_ row: ModelRow) async throws -> Bool {
        try await database.write { connection in
            let deleted = try connection.execute(
                "DELETE FROM models WHERE account = ? AND name = ?", .text(row.account), .text(row.name))
            if deleted == 1 { try TagStore.removeAll(from: row.arn, connection) }
            return deleted == 1
        }
    }

    /// At most `limit` models that fit `query`, in its order.
    package func models(_ query: Query, limit: Int) async throws -> [ModelRow] {
        var terms = ["account = ?"]
        var arguments: [SQLValue] = [.text(query.account)]
        func add(_ term: String, _ value: SQLValue?) {
            guard let value else { return }
            terms.append(term)
            arguments.append(value)
        }
        add("REPLACE(name, ?, '') <> name", query.nameContains.flatMap { $0.isEmpty ? nil : .text($0) })
        add("created_at > ?", query.createdAfter.map(SQLValue.integer))
        add("created_at < ?", query.createdBefore.map(SQLValue.integer))
        let direction = query.isAscending ? "ASC" : "DESC"
        let order = query.isByName ? "name \(direction)" : "created_at \(direction), name \(direction)"
        let sql = "SELECT * FROM models WHERE \(terms.joined(separator: " AND ")) ORDER BY \(order) LIMIT ? OFFSET ?"
        let page: [SQLValue] = [.integer(limit), .integer(query.offset)]
        return try await database.read { [arguments] connection in
            try connection.rows(sql, arguments + page).map(ModelRow.init)
        }
    }
}
