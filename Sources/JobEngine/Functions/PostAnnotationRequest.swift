import LabelingDomain
import Manifests
import TaskTypes

/// What a post-annotation function is called with (03/LAM-22..25, 05/CON-10).
struct PostAnnotationRequest: Sendable {
    let job: LabelingJob
    /// The file with the objects and their answers.
    let payload: S3URI

    var json: JSONValue {
        .object([
            .init("version", .string(FunctionContract.version)),
            .init("labelingJobArn", .string(job.arn)),
            .init("labelCategories", .array(job.categories.names.map(JSONValue.string))),
            .init("labelAttributeName", .string(job.attribute.text)),
            .init("roleArn", .string(job.specification.roleARN)),
            .init("payload", .object([.init("s3Uri", .string(payload.description))])),
        ])
    }
}
