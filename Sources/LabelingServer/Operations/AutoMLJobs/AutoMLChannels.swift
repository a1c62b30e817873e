import AWSWire
import LabelingDomain
import ModelJobs
import ServiceShapes

/// The channels of an AutoML job, with the rules of 09/AML-30 to AML-38.
struct AutoMLChannels {
    let channels: [DataChannel]

    private static let tableTypes: Set<String> = ["text/csv;header=present", "text/csv", "application/jsonlines"]
    private static let imageTypes: Set<String> = ["image/png", "image/jpeg", "image/*", "application/x-image", "application/jsonlines"]
    private static let parquetType = "x-application/vnd.amazon+parquet"

    init(_ inputs: [SageMaker.AutoMLJobChannel], _ kind: AutoMLProblemKind) throws(AWSError) {
        let types = inputs.map { $0.channelType ?? "training" }
        guard inputs.count == 1 || inputs.count == 2 else {
            throw .validation("AutoMLJobInputDataConfig: give one or two channels, not \(inputs.count).")
        }
        guard types == ["training"] || types.sorted() == ["training", "validation"] else {
            throw .validation(
                "AutoMLJobInputDataConfig: a single channel must be for training; of two, one must be for training and one for "
                    + "validation.")
        }
        guard Set(inputs.map { $0.contentType ?? "" }).count == 1 else {
            throw .validation("AutoMLJobInputDataConfig: both channels need the same ContentType.")
        }
        var channels: [DataChannel] = []
        for (input, type) in zip(inputs, types) { channels.append(try Self.channel(input, type, kind)) }
        self.channels = channels
    }

    private static func channel(
        _ input: SageMaker.AutoMLJobChannel, _ type: String, _ kind: AutoMLProblemKind
    ) throws(AWSError) -> DataChannel {
        let place = "AutoMLJobInputDataConfig: channel '\(type)'"
        guard let source = input.dataSource?.s3DataSource, S3URI(source.s3Uri) != nil else {
            throw .validation("\(place): DataSource.S3DataSource.S3Uri must be an S3 URI.")
        }
        guard kind.dataTypes.contains(source.s3DataType) else {
            throw .validation(
                "\(place): S3DataType \(source.s3DataType) cannot be used for \(kind.rawValue); use "
                    + kind.dataTypes.sorted().joined(separator: " or ") + ".")
        }
        let isGzip = input.compressionType == "Gzip"
        guard !isGzip || (kind == .tabular && source.s3DataType == "S3Prefix") else {
            throw .validation("\(place): CompressionType Gzip is only for tabular data of S3DataType S3Prefix.")
        }
        try check(input.contentType, kind, place)
        let sources: [String: DataChannel.Source] = [
            "S3Prefix": .prefix, "ManifestFile": .manifest, "AugmentedManifestFile": .augmentedManifest(attributeNames: []),
        ]
        return DataChannel(
            name: type, source: sources[source.s3DataType] ?? .prefix, uri: source.s3Uri, contentType: input.contentType,
            isGzip: isGzip)
    }

    private static func check(_ contentType: String?, _ kind: AutoMLProblemKind, _ place: String) throws(AWSError) {
        guard let contentType else { return }
        let type = contentType.lowercased().filter { $0 != " " }
        if type == parquetType {
            throw .unsupportedField(place, "Parquet ('\(contentType)'; convert it to CSV with a header)")
        }
        guard (kind == .image ? imageTypes : tableTypes).contains(type) else {
            throw .validation("\(place): ContentType '\(contentType)' cannot be used for \(kind.rawValue).")
        }
    }
}
