import AWSWire
import ModelJobs
import ServiceShapes

extension TrainingAlgorithm {
    private static let tableTypes: Set<String> = ["text/csv", "csv"]
    private static let recordFiles: Set<String> = ["application/x-recordio-protobuf", "application/x-recordio"]

    /// Reads an `AlgorithmSpecification`, which names an image or an algorithm.
    init(_ specification: SageMaker.AlgorithmSpecification?) throws(AWSError) {
        switch (specification?.trainingImage, specification?.algorithmName) {
        case (let image?, nil):
            guard let algorithm = TrainingAlgorithm(image: image) else {
                throw .validation(Self.refusal(field: "AlgorithmSpecification.TrainingImage", image))
            }
            self = algorithm
        case (nil, let name?):
            guard let algorithm = TrainingAlgorithm(name: name) ?? TrainingAlgorithm(image: name) else {
                throw .validation(Self.refusal(field: "AlgorithmSpecification.AlgorithmName", name))
            }
            self = algorithm
        default:
            throw .validation("AlgorithmSpecification: give either TrainingImage or AlgorithmName, one of the two.")
        }
    }

    /// What is said of an algorithm or image that there is not.
    static func refusal(field: String, _ name: String) -> String {
        let names = allCases.map(\.rawValue).joined(separator: ", ")
        return "\(field): '\(name)' is not supported by this service. Supported algorithms are \(names)."
    }

    /// Whether the algorithm can read a channel.
    func check(_ channel: DataChannel) throws(AWSError) {
        if case .augmentedManifest = channel.source { return }
        let type = channel.contentType?.split(separator: ";").first.map { $0.lowercased() }
        if readsHeaderlessTables {
            guard let type, Self.tableTypes.contains(type) else {
                throw .validation(
                    "InputDataConfig: channel '\(channel.name)' has ContentType '\(channel.contentType ?? "")'. \(rawValue) reads "
                        + "text/csv without a header, the target in the first column; other formats are not supported by this service.")
            }
        } else if let type, Self.recordFiles.contains(type) {
            throw .unsupportedField(
                "InputDataConfig", "channel '\(channel.name)': RecordIO files ('\(type)') as input; use an AugmentedManifestFile")
        } else if self != .automl {
            throw .unsupportedField(
                "InputDataConfig", "channel '\(channel.name)': data for \(rawValue) that is not an AugmentedManifestFile")
        }
    }
}
