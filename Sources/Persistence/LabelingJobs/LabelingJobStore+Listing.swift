extension LabelingJobStore {
    /// At most `limit` jobs that fit `query`, in its order.
    package func jobs(_ query: LabelingJobQuery, limit: Int) async throws -> [LabelingJobRow] {
        let (condition, arguments) = Self.condition(query)
        let direction = query.isAscending ? "ASC" : "DESC"
        let sql = """
            SELECT * FROM labeling_jobs WHERE \(condition)
            ORDER BY \(query.order.rawValue) \(direction), id \(direction) LIMIT ?
            """
        return try await database.read { connection in
            try connection.rows(sql, arguments + [.integer(limit)]).map(LabelingJobRow.init)
        }
    }

    /// Jobs of work teams that workers can see: those in progress, newest first, at most `limit`.
    package func openJobs(workteamARNs: [String], limit: Int) async throws -> [LabelingJobRow] {
        guard !workteamARNs.isEmpty else { return [] }
        let marks = Array(repeating: "?", count: workteamARNs.count).joined(separator: ", ")
        let sql = """
            SELECT * FROM labeling_jobs WHERE status = 'InProgress' AND workteam_arn IN (\(marks))
            ORDER BY created_at DESC, id DESC LIMIT ?
            """
        return try await database.read { connection in
            try connection.rows(sql, workteamARNs.map(SQLValue.text) + [.integer(limit)]).map(LabelingJobRow.init)
        }
    }

    private static func condition(_ query: LabelingJobQuery) -> (sql: String, arguments: [SQLValue]) {
        var terms = ["account = ?"]
        var arguments: [SQLValue] = [.text(query.account)]
        func add(_ term: String, _ values: SQLValue?...) {
            let present = values.compactMap { $0 }
            guard present.count == values.count else { return }
            terms.append(term)
            arguments += present
        }
        add("workteam_arn = ?", query.workteamARN.map(SQLValue.text))
        add("status = ?", query.status.map(SQLValue.text))
        // Portable, and exact about case, which LIKE is not in SQLite.
        add("REPLACE(name, ?, '') <> name", query.nameContains.flatMap(Self.part))
        add("REPLACE(reference_code, ?, '') <> reference_code", query.referenceCodeContains.flatMap(Self.part))
        add("created_at > ?", query.createdAfter.map(SQLValue.integer))
        add("created_at < ?", query.createdBefore.map(SQLValue.integer))
        add("modified_at > ?", query.modifiedAfter.map(SQLValue.integer))
        add("modified_at < ?", query.modifiedBefore.map(SQLValue.integer))
        if let after = query.after {
            let sign = query.isAscending ? ">" : "<"
            let column = query.order.rawValue
            add(
                "(\(column) \(sign) ? OR (\(column) = ? AND id \(sign) ?))", after.value, after.value,
                .integer(after.id))
        }
        return (terms.joined(separator: " AND "), arguments)
    }

    private static func part(_ text: String) -> SQLValue? { text.isEmpty ? nil : .text(text) }
}
