/// A labeling job as it is stored.
package struct LabelingJobRow: Sendable, Hashable {
    package let id: Int64
    package let account: String
    package let name: String
    package let arn: String
    package let referenceCode: String
    package let workteamARN: String
    /// What the job was created with, as JSON of `JobEngine.LabelingJobSpecification`.
    package let specification: String
    /// The worker task template, as it stood in S3 when the job was created.
    package let template: String
    /// The label categories in their order, as a JSON array of strings.
    package let categories: String
    /// A `LabelingJobStatus` by its API name.
    package let status: String
    package let failureReason: String?
    package let manifestETag: String?
    /// Whether objects name files that have to be looked at before workers see them.
    package let checksFiles: Bool
    package let workersPerObject: Int
    package let counts: LabelingJobCounts
    package let createdAt: Int64
    package let modifiedAt: Int64
    package let startedAt: Int64?
    /// Where the output manifest stands, once it does.
    package let outputURI: String?
    /// The model of the last round of automated labeling (05/AL-6); nil while there is none.
    package let modelARN: String?

    init(_ row: SQLRow) throws(DatabaseError) {
        id = try row.int64("id")
        account = try row.string("account")
        name = try row.string("name")
        arn = try row.string("arn")
        referenceCode = try row.string("reference_code")
        workteamARN = try row.string("workteam_arn")
        specification = try row.string("specification")
        template = try row.string("template")
        categories = try row.string("categories")
        status = try row.string("status")
        failureReason = try row.optionalString("failure_reason")
        manifestETag = try row.optionalString("manifest_etag")
        checksFiles = try row.bool("checks_files")
        workersPerObject = try row.int("workers_per_object")
        counts = try LabelingJobCounts(row)
        createdAt = try row.int64("created_at")
        modifiedAt = try row.int64("modified_at")
        startedAt = try row.optionalInt64("started_at")
        outputURI = try row.optionalString("output_uri")
        modelARN = try row.optionalString("model_arn")
    }
}
