/// A row of `user_pools`.
package struct UserPoolRecord: Sendable, Hashable {
    package let id: String
    package let accountID: String
    package let region: String
    package var name: String
    /// JSON of what the service acts on.
    package var settings: String
    /// JSON of what is only kept and returned.
    package var configuration: String
    /// Microseconds since 1970, as all times here.
    package let createdAt: Int64
    package var modifiedAt: Int64

    package init(
        id: String, accountID: String, region: String, name: String, settings: String, configuration: String,
        createdAt: Int64, modifiedAt: Int64
    ) {
        self.id = id
        self.accountID = accountID
        self.region = region
        self.name = name
        self.settings = settings
        self.configuration = configuration
        self.createdAt = createdAt
        self.modifiedAt = modifiedAt
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        id = try row.string("id")
        accountID = try row.string("account_id")
        region = try row.string("region")
        name = try row.string("name")
        settings = try row.string("settings")
        configuration = try row.string("configuration")
        createdAt = try row.int64("created_at")
        modifiedAt = try row.int64("modified_at")
    }
}
