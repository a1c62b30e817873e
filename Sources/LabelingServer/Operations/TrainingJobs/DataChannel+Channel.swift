import AWSWire
import LabelingDomain
import ModelJobs
import ServiceShapes

extension DataChannel {
    /// A channel of a training job, with the rules of 05/AUG-2 to AUG-12.
    init(_ channel: SageMaker.Channel, jobInputMode: String) throws(AWSError) {
        let place = "InputDataConfig: channel '\(channel.channelName)'"
        guard let source = channel.dataSource.s3DataSource else {
            throw .unsupportedField(
                "InputDataConfig", "channel '\(channel.channelName)': a data source other than DataSource.S3DataSource")
        }
        guard let location = S3URI(source.s3Uri), source.s3DataType == "S3Prefix" || !location.key.isEmpty else {
            throw .validation("\(place): S3Uri '\(source.s3Uri)' does not name an object or a prefix in S3.")
        }
        let mode = channel.inputMode ?? jobInputMode
        if channel.recordWrapperType == "RecordIO", mode != "Pipe" {
            throw .validation("\(place): RecordWrapperType RecordIO is only for input mode Pipe.")
        }
        self.init(
            name: channel.channelName, source: try Self.source(source, mode: mode, place: place), uri: source.s3Uri,
            contentType: channel.contentType, isGzip: channel.compressionType == "Gzip")
    }

    private static func source(
        _ source: SageMaker.S3DataSource, mode: String, place: String
    ) throws(AWSError) -> Source {
        let names = source.attributeNames ?? []
        guard source.s3DataType == "AugmentedManifestFile" else {
            guard names.isEmpty else {
                throw .validation("\(place): AttributeNames are only for S3DataType AugmentedManifestFile.")
            }
            switch source.s3DataType {
            case "S3Prefix": return .prefix
            case "ManifestFile": return .manifest
            default: throw .unsupportedField("InputDataConfig", "S3DataType \(source.s3DataType)")
            }
        }
        guard mode == "Pipe" else {
            throw .validation(
                "\(place): S3DataType AugmentedManifestFile needs input mode Pipe (TrainingInputMode or InputMode), not \(mode).")
        }
        guard !names.isEmpty else {
            throw .validation("\(place): AttributeNames are required for S3DataType AugmentedManifestFile.")
        }
        guard Set(names).count == names.count else { throw .validation("\(place): AttributeNames lists a name twice.") }
        return .augmentedManifest(attributeNames: names)
    }
}
