/// A worker as worker responses name them (05/WRK-3, WRK-4).
package struct Labeler: Sendable, Hashable {
    /// The anonymised id: `private.<region>.<token>`.
    package let workerID: String
    /// The user pool or identity provider that vouches for the worker.
    package let issuer: String
    /// The worker's `sub` there.
    package let subject: String
    /// `Cognito` or `Oidc`.
    package let provider: String

    package init(workerID: String, issuer: String, subject: String, provider: String) {
        self.workerID = workerID
        self.issuer = issuer
        self.subject = subject
        self.provider = provider
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        self.init(
            workerID: try row.string("worker_id"), issuer: try row.string("issuer"),
            subject: try row.string("subject"), provider: try row.string("provider"))
    }
}
