/// One numbered step of the schema. Migrations are append-only and forward-only: never edit one that has shipped.
package struct Migration: Sendable {
    /// Its place in the order, from 1.
    package let number: Int
    package let name: String
    /// Statements separated by semicolons, in portable SQL (see `SQLConnection`).
    package let sql: String

    package init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }
}

extension Migration {
    /// The whole schema, in order of the numbers.
    package static let all: [Migration] = [
        .objectStorage,
        .workforce,
        .labelingJobs,
        .accessKeys,
        .functions,
        .autoLabeling,
        .modelJobs,
    ]
}
