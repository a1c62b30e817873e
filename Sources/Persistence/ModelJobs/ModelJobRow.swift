/// A training, transform or AutoML job as it is stored.
package struct ModelJobRow: Sendable, Hashable {
    package let id: Int64
    package let account: String
    package let kind: ModelJobKind
    package let name: String
    package let arn: String
    /// What is to be done, as JSON of `ModelJobs`.
    package let specification: String
    /// The request that created the job, as JSON of the API.
    package let request: String
    /// `InProgress`, `Completed`, `Failed`, `Stopping` or `Stopped`.
    package let status: String
    /// The detailed states that the job has gone through, as JSON of `ModelJobs`.
    package let progress: String
    package let failureReason: String?
    /// What the job has made, as JSON of `ModelJobs`; nil before there is anything.
    package let outcome: String?
    /// How often the job was begun: more than once when the server ended meanwhile.
    package let attempts: Int
    /// Times in microseconds since 1970.
    package let createdAt: Int64
    package let modifiedAt: Int64
    package let startedAt: Int64?
    package let endedAt: Int64?

    init(_ row: SQLRow) throws(DatabaseError) {
        id = try row.int64("id")
        account = try row.string("account")
        let kindName = try row.string("kind")
        guard let kind = ModelJobKind(rawValue: kindName) else { throw .unexpectedColumn("column kind holds \(kindName)") }
        self.kind = kind
        name = try row.string("name")
        arn = try row.string("arn")
        specification = try row.string("specification")
        request = try row.string("request")
        status = try row.string("status")
        progress = try row.string("progress")
        failureReason = try row.optionalString("failure_reason")
        outcome = try row.optionalString("outcome")
        attempts = try row.int("attempts")
        createdAt = try row.int64("created_at")
        modifiedAt = try row.int64("modified_at")
        startedAt = try row.optionalInt64("started_at")
        endedAt = try row.optionalInt64("ended_at")
    }
}
