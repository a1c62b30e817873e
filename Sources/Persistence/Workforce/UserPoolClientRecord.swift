/// A row of `user_pool_clients`.
package struct UserPoolClientRecord: Sendable, Hashable {
    package let id: String
    package let userPoolID: String
    package var name: String
    /// The client secret under the service's sealing key; nil for a public client.
    package let sealedSecret: [UInt8]?
    package var settings: String
    package var configuration: String
    package let createdAt: Int64
    package var modifiedAt: Int64

    package init(
        id: String, userPoolID: String, name: String, sealedSecret: [UInt8]?, settings: String, configuration: String,
        createdAt: Int64, modifiedAt: Int64
    ) {
        self.id = id
        self.userPoolID = userPoolID
        self.name = name
        self.sealedSecret = sealedSecret
        self.settings = settings
        self.configuration = configuration
        self.createdAt = createdAt
        self.modifiedAt = modifiedAt
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        id = try row.string("id")
        userPoolID = try row.string("user_pool_id")
        name = try row.string("name")
        sealedSecret = try row.optionalBlob("sealed_secret")
        settings = try row.string("settings")
        configuration = try row.string("configuration")
        createdAt = try row.int64("created_at")
        modifiedAt = try row.int64("modified_at")
    }
}
