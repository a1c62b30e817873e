/// A row of `buckets`.
package struct BucketRow: Sendable, Hashable {
    package let name: String
    package let region: String
    /// The account that owns the bucket.
    package let owner: String
    /// Microseconds since 1970.
    package let createdAt: Int64

    package init(name: String, region: String, owner: String, createdAt: Int64) {
        self.name = name
        self.region = region
        self.owner = owner
        self.createdAt = createdAt
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        self.init(
            name: try row.string("name"), region: try row.string("region"), owner: try row.string("owner"),
            createdAt: try row.int64("created_at"))
    }
}
