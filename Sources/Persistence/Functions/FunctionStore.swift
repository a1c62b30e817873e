/// The functions of the account.
package struct FunctionStore: Sendable {
    private let database: any Database

    package init(database: any Database) { self.database = database }

    /// Stores a new function; false when the account has one of that name.
    package func create(_ row: FunctionRow) async throws -> Bool {
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO functions
                    (account, name, configuration, code_uri, code_sha256, code_size, revision, modified_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account, name) DO NOTHING
                """,
                .text(row.account), .text(row.name), .text(row.configuration), .text(row.codeURI), .text(row.codeSHA256),
                .integer(row.codeSize), .text(row.revision), .integer(row.modifiedAt)) == 1
        }
    }

    /// Replaces a function that still has the revision `old`; false when it has not.
    package func replace(_ row: FunctionRow, revision old: String) async throws -> Bool {
        try await database.write { connection in
            try connection.execute(
                """
                UPDATE functions SET configuration = ?, code_uri = ?, code_sha256 = ?, code_size = ?, revision = ?,
                    modified_at = ? WHERE account = ? AND name = ? AND revision = ?
                """,
                .text(row.configuration), .text(row.codeURI), .text(row.codeSHA256), .integer(row.codeSize),
                .text(row.revision), .integer(row.modifiedAt), .text(row.account), .text(row.name), .text(old)) == 1
        }
    }

    package func function(account: String, name: String) async throws -> FunctionRow? {
        try await database.read { connection in
            try connection.row(
                "SELECT * FROM functions WHERE account = ? AND name = ?", .text(account), .text(name)
            ).map(FunctionRow.init)
        }
    }

    /// The functions in the order of their names, from the one after `name` on.
    package func functions(account: String, after name: String, limit: Int) async throws -> [FunctionRow] {
        try await database.read { connection in
            try connection.rows(
                "SELECT * FROM functions WHERE account = ? AND name > ? ORDER BY name LIMIT ?",
                .text(account), .text(name), .integer(limit)
            ).map(FunctionRow.init)
        }
    }

    /// Returns whether there was such a function.
    package func delete(account: String, name: String) async throws -> Bool {
        try await database.write { connection in
            try connection.execute("DELETE FROM functions WHERE account = ? AND name = ?", .text(account), .text(name)) == 1
        }
    }
}
