/// A row of `worker_sessions`: a browser that is signed in.
package struct WorkerSessionRecord: Sendable, Hashable {
    package let tokenHash: [UInt8]
    package let sub: String
    package let clientID: String
    package let createdAt: Int64
    package var lastSeenAt: Int64

    package init(tokenHash: [UInt8], sub: String, clientID: String, createdAt: Int64, lastSeenAt: Int64) {
        self.tokenHash = tokenHash
        self.sub = sub
        self.clientID = clientID
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        tokenHash = try row.blob("token_hash")
        sub = try row.string("sub")
        clientID = try row.string("client_id")
        createdAt = try row.int64("created_at")
        lastSeenAt = try row.int64("last_seen_at")
    }
}
