import AWSWire
import LabelingDomain
import ModelJobs
import ServiceShapes

extension TransformSpecification {
    /// The longest that a transform job runs: five days, as on AWS.
    private static let maxRuntimeSeconds = 432_000
    private static let recordSplits: Set<String> = ["RecordIO", "TFRecord"]

    /// What a `CreateTransformJob` request asks for. What it asks for and this service does not do is refused by name.
    init(_ input: SageMaker.CreateTransformJob.Input, model: InferenceContainer) throws(AWSError) {
        try Self.refuseUnsupported(input)
        let source = input.transformInput.dataSource.s3DataSource
        let kind: DataChannel.Source
        switch source.s3DataType {
        case "S3Prefix": kind = .prefix
        case "ManifestFile": kind = .manifest
        default: throw .validation("TransformInput: S3DataType must be S3Prefix or ManifestFile, not \(source.s3DataType).")
        }
        guard S3URI(source.s3Uri) != nil else {
            throw .validation("TransformInput: S3Uri '\(source.s3Uri)' is not an S3 URI.")
        }
        guard S3URI(input.transformOutput.s3OutputPath) != nil else {
            throw .validation("TransformOutput: S3OutputPath '\(input.transformOutput.s3OutputPath)' is not an S3 URI.")
        }
        self.init(
            algorithm: model.algorithm, modelURI: model.location.description,
            environment: model.environment.merging(input.environment ?? [:]) { _, own in own },
            input: DataChannel(
                name: "transform", source: kind, uri: source.s3Uri, contentType: input.transformInput.contentType,
                isGzip: input.transformInput.compressionType == "Gzip"),
            outputPath: input.transformOutput.s3OutputPath, accept: input.transformOutput.accept,
            maxRuntimeSeconds: Self.maxRuntimeSeconds)
    }

    private static func refuseUnsupported(_ input: SageMaker.CreateTransformJob.Input) throws(AWSError) {
        if let split = input.transformInput.splitType, recordSplits.contains(split) {
            throw .unsupportedField("TransformInput.SplitType", split)
        }
        if let key = input.transformOutput.kmsKeyId, !key.isEmpty {
            throw .unsupportedField("TransformOutput.KmsKeyId", "encrypting the output with a key of your own")
        }
        if let processing = input.dataProcessing {
            if processing.joinSource ?? "None" != "None" { throw .unsupportedField("DataProcessing.JoinSource", "joining the input") }
            if processing.inputFilter ?? "$" != "$" { throw .unsupportedField("DataProcessing.InputFilter", "filtering the input") }
            if processing.outputFilter ?? "$" != "$" { throw .unsupportedField("DataProcessing.OutputFilter", "filtering the output") }
        }
        if input.dataCaptureConfig != nil { throw .unsupportedField("DataCaptureConfig", "capturing data") }
    }
}
