/// A row of `users` with its attributes.
package struct UserRecord: Sendable, Hashable {
    package let sub: String
    package let userPoolID: String
    package let username: String
    /// The username as the pool compares it.
    package let usernameKey: String
    package var status: String
    package var isEnabled: Bool
    package var passwordHash: String?
    /// When a temporary password stops working; nil for a password that the user chose.
    package var passwordExpiresAt: Int64?
    /// How often the password changed, so that what was issued for an earlier one can be refused.
    package var passwordChanges: Int64
    package var attributes: [String: String]
    package let createdAt: Int64
    package var modifiedAt: Int64

    package init(
        sub: String, userPoolID: String, username: String, usernameKey: String, status: String, isEnabled: Bool,
        passwordHash: String?, passwordExpiresAt: Int64?, attributes: [String: String], createdAt: Int64
    ) {
        self.sub = sub
        self.userPoolID = userPoolID
        self.username = username
        self.usernameKey = usernameKey
        self.status = status
        self.isEnabled = isEnabled
        self.passwordHash = passwordHash
        self.passwordExpiresAt = passwordExpiresAt
        self.attributes = attributes
        self.createdAt = createdAt
        passwordChanges = 0
        modifiedAt = createdAt
    }

    init(_ row: SQLRow, attributes: [String: String]) throws(DatabaseError) {
        sub = try row.string("sub")
        userPoolID = try row.string("user_pool_id")
        username = try row.string("username")
        usernameKey = try row.string("username_key")
        status = try row.string("status")
        isEnabled = try row.bool("enabled")
        passwordHash = try row.optionalString("password_hash")
        passwordExpiresAt = try row.optionalInt64("password_expires_at")
        passwordChanges = try row.int64("password_changes")
        self.attributes = attributes
        createdAt = try row.int64("created_at")
        modifiedAt = try row.int64("modified_at")
    }
}
