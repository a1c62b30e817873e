/// A row of `user_groups`.
package struct UserGroupRecord: Sendable, Hashable {
    package let userPoolID: String
    package let name: String
    package var description: String?
    package var roleARN: String?
    package var precedence: Int64?
    package let createdAt: Int64
    package var modifiedAt: Int64

    package init(
        userPoolID: String, name: String, description: String?, roleARN: String?, precedence: Int64?, createdAt: Int64
    ) {
        self.userPoolID = userPoolID
        self.name = name
        self.description = description
        self.roleARN = roleARN
        self.precedence = precedence
        self.createdAt = createdAt
        modifiedAt = createdAt
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        userPoolID = try row.string("user_pool_id")
        name = try row.string("name")
        description = try row.optionalString("description")
        roleARN = try row.optionalString("role_arn")
        precedence = try row.optionalInt64("precedence")
        createdAt = try row.int64("created_at")
        modifiedAt = try row.int64("modified_at")
    }
}
