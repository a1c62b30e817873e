/// Which training, transform or AutoML jobs to list, and in what order.
package struct ModelJobQuery: Sendable, Hashable {
    /// What jobs are ordered by; jobs that are alike follow in the order of their creation.
    package enum Order: String, Sendable, Hashable, CaseIterable {
        case creationTime = "created_at"
        case name = "name"
        case status = "status"
    }

    package let account: String
    package let kind: ModelJobKind
    package var nameContains: String?
    package var status: String?
    /// Bounds in microseconds, themselves excluded.
    package var createdAfter: Int64?
    package var createdBefore: Int64?
    package var modifiedAfter: Int64?
    package var modifiedBefore: Int64?
    package var order: Order = .creationTime
    package var isAscending = true
    /// How many of the jobs that fit stand on the pages before.
    package var offset = 0

    package init(account: String, kind: ModelJobKind) {
        self.account = account
        self.kind = kind
    }
}

extension ModelJobStore {
    /// At most `limit` jobs that fit `query`, in its order.
    package func jobs(_ query: ModelJobQuery, limit: Int) async throws -> [ModelJobRow] {
        var terms = ["account = ?", "kind = ?"]
        var arguments: [SQLValue] = [.text(query.account), .text(query.kind.rawValue)]
        func add(_ term: String, _ value: SQLValue?) {
            guard let value else { return }
            terms.append(term)
            arguments.append(value)
        }
        // Portable, and exact about case, which LIKE is not in SQLite.
        add("REPLACE(name, ?, '') <> name", query.nameContains.flatMap { $0.isEmpty ? nil : .text($0) })
        add("status = ?", query.status.map(SQLValue.text))
        add("created_at > ?", query.createdAfter.map(SQLValue.integer))
        add("created_at < ?", query.createdBefore.map(SQLValue.integer))
        add("modified_at > ?", query.modifiedAfter.map(SQLValue.integer))
        add("modified_at < ?", query.modifiedBefore.map(SQLValue.integer))
        let direction = query.isAscending ? "ASC" : "DESC"
        let sql = """
            SELECT * FROM model_jobs WHERE \(terms.joined(separator: " AND "))
            ORDER BY \(query.order.rawValue) \(direction), id \(direction) LIMIT ? OFFSET ?
            """
        let page: [SQLValue] = [.integer(limit), .integer(query.offset)]
        return try await database.read { [arguments] connection in
            try connection.rows(sql, arguments + page).map(ModelJobRow.init)
        }
    }
}
