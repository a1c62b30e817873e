/// How far automated labeling of a job is, as stored.
package struct AutoLabelingRow: Sendable, Hashable {
    package let jobID: Int64
    /// Decides which objects are in the sample, and the folds.
    package let seed: Int64
    /// What happens next, as JSON.
    package let plan: String
    /// Why automated labeling does not go on as it should; nil while it does.
    package let problem: String?

    init(_ row: SQLRow) throws(DatabaseError) {
        jobID = try row.int64("job_id")
        seed = try row.int64("seed")
        plan = try row.string("plan")
        problem = try row.optionalString("problem")
    }
}
