import Manifests

/// What a pre-annotation function is called with (03/LAM-2, LAM-3).
struct PreAnnotationRequest: Sendable {
    let jobARN: String
    /// The whole manifest line.
    let dataObject: JSONValue

    var json: JSONValue {
        .object([
            .init("version", .string(FunctionContract.version)),
            .init("labelingJobArn", .string(jobARN)),
            .init("dataObject", dataObject),
        ])
    }
}
