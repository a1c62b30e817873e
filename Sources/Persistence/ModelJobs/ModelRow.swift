/// A model as it is stored.
package struct ModelRow: Sendable, Hashable {
    package let account: String
    package let name: String
    package let arn: String
    /// The request that created it, as JSON of the API.
    package let request: String
    /// Microseconds since 1970.
    package let createdAt: Int64

    package init(account: String, name: String, arn: String, request: String, createdAt: Int64) {
        self.account = account
        self.name = name
        self.arn = arn
        self.request = request
        self.createdAt = createdAt
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        self.init(
            account: try row.string("account"), name: try row.string("name"), arn: try row.string("arn"),
            request: try row.string("request"), createdAt: try row.int64("created_at"))
    }
}
