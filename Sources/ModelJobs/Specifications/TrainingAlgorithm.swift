/// The algorithms that training jobs and models name: ours, and the AWS ones that it stands in for.
///
/// An image is known by the last part of its repository, as in
/// `811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1`.
package enum TrainingAlgorithm: String, Sendable, Hashable, Codable, CaseIterable {
    case automl
    case imageClassification = "image-classification"
    case blazingText = "blazingtext"
    case xgboost
    case linearLearner = "linear-learner"

    /// The names under which the images of AWS call an algorithm otherwise.
    private static let otherNames: [String: TrainingAlgorithm] = ["sagemaker-xgboost": .xgboost]

    /// Nil for an algorithm that there is not.
    package init?(image: String) {
        let repository = image.split(separator: "@").first.map(String.init) ?? image
        let last = repository.split(separator: "/").last.map(String.init) ?? repository
        self.init(name: last.split(separator: ":").first.map(String.init) ?? last)
    }

    package init?(name: String) {
        let name = name.lowercased()
        guard let algorithm = TrainingAlgorithm(rawValue: name) ?? Self.otherNames[name] else { return nil }
        self = algorithm
    }

    /// Whether its tables come as CSV without a header, the target first.
    package var readsHeaderlessTables: Bool { self == .xgboost || self == .linearLearner }
}
