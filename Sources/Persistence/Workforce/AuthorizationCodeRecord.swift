/// A row of `authorization_codes`.
package struct AuthorizationCodeRecord: Sendable, Hashable {
    package let codeHash: [UInt8]
    package let sub: String
    package let clientID: String
    package let redirectURI: String
    package let codeChallenge: String
    package let scope: String
    package let nonce: String?
    package let signedInAt: Int64
    package let expiresAt: Int64

    package init(
        codeHash: [UInt8], sub: String, clientID: String, redirectURI: String, codeChallenge: String, scope: String,
        nonce: String?, signedInAt: Int64, expiresAt: Int64
    ) {
        self.codeHash = codeHash
        self.sub = sub
        self.clientID = clientID
        self.redirectURI = redirectURI
        self.codeChallenge = codeChallenge
        self.scope = scope
        self.nonce = nonce
        self.signedInAt = signedInAt
        self.expiresAt = expiresAt
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        codeHash = try row.blob("code_hash")
        sub = try row.string("sub")
        clientID = try row.string("client_id")
        redirectURI = try row.string("redirect_uri")
        codeChallenge = try row.string("code_challenge")
        scope = try row.string("scope")
        nonce = try row.optionalString("nonce")
        signedInAt = try row.int64("signed_in_at")
        expiresAt = try row.int64("expires_at")
    }
}
