/// A row of `workforces`: the one private workforce of an account in a region (06/WF-2).
package struct WorkforceRecord: Sendable, Hashable {
    package let accountID: String
    package let region: String
    package let name: String
    package let userPoolID: String
    package let clientID: String
    /// JSON array of the CIDR ranges whose addresses may use the portal; empty for all.
    package var allowedRanges: String
    package var ipAddressType: String?
    package let createdAt: Int64
    package var modifiedAt: Int64

    package init(
        accountID: String, region: String, name: String, userPoolID: String, clientID: String, allowedRanges: String,
        ipAddressType: String?, createdAt: Int64
    ) {
        self.accountID = accountID
        self.region = region
        self.name = name
        self.userPoolID = userPoolID
        self.clientID = clientID
        self.allowedRanges = allowedRanges
        self.ipAddressType = ipAddressType
        self.createdAt = createdAt
        modifiedAt = createdAt
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        accountID = try row.string("account_id")
        region = try row.string("region")
        name = try row.string("name")
        userPoolID = try row.string("user_pool_id")
        clientID = try row.string("client_id")
        allowedRanges = try row.string("allowed_ranges")
        ipAddressType = try row.optionalString("ip_address_type")
        createdAt = try row.int64("created_at")
        modifiedAt = try row.int64("modified_at")
    }
}
