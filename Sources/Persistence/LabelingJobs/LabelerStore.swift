/// Everybody who has ever taken a task, numbered so that tasks can name them in eight bytes.
package struct LabelerStore: Sendable {
    private let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// The number of a worker, given on first sight.
    package func number(of labeler: Labeler) async throws -> Int64 {
        if let known = try await database.read({ try Self.find(labeler, $0) }) { return known }
        return try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO labelers (number, worker_id, issuer, subject, provider)
                VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM labelers), ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """, .text(labeler.workerID), .text(labeler.issuer), .text(labeler.subject), .text(labeler.provider))
            guard let number = try Self.find(labeler, connection) else {
                throw DatabaseError.failed("the worker id \(labeler.workerID) belongs to another person")
            }
            return number
        }
    }

    /// Everybody, by number.
    package func labelers(_ numbers: Set<Int64>) async throws -> [Int64: Labeler] {
        try await database.read { connection in
            var found: [Int64: Labeler] = [:]
            for number in numbers {
                let row = try connection.row("SELECT * FROM labelers WHERE number = ?", .integer(number))
                found[number] = try row.map(Labeler.init)
            }
            return found
        }
    }

    private static func find(_ labeler: Labeler, _ connection: any SQLConnection) throws(DatabaseError) -> Int64? {
        guard
            let row = try connection.row(
                "SELECT number FROM labelers WHERE issuer = ? AND subject = ?",
                .text(labeler.issuer), .text(labeler.subject))
        else { return nil }
        return try row.int64("number")
    }
}
