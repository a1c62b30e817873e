/// A row of `refresh_tokens`.
package struct RefreshTokenRecord: Sendable, Hashable {
    package let tokenHash: [UInt8]
    package let sub: String
    package let clientID: String
    /// What all tokens of one sign-in have in common (`origin_jti`).
    package let originID: String
    package let scope: String
    package let signedInAt: Int64
    package let expiresAt: Int64

    package init(
        tokenHash: [UInt8], sub: String, clientID: String, originID: String, scope: String, signedInAt: Int64,
        expiresAt: Int64
    ) {
        self.tokenHash = tokenHash
        self.sub = sub
        self.clientID = clientID
        self.originID = originID
        self.scope = scope
        self.signedInAt = signedInAt
        self.expiresAt = expiresAt
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        tokenHash = try row.blob("token_hash")
        sub = try row.string("sub")
        clientID = try row.string("client_id")
        originID = try row.string("origin_id")
        scope = try row.string("scope")
        signedInAt = try row.int64("signed_in_at")
        expiresAt = try row.int64("expires_at")
    }
}
