import AWSWire
import Persistence

extension AWSError {
    /// A training, transform or AutoML job is not stored.
    init(_ refusal: ModelJobRefusal, kind: ModelJobKind) {
        switch refusal {
        case .nameTaken(let name):
            self.init(
                code: "ResourceInUse",
                message: "Names of \(kind.words)s must be unique within an AWS account and region, and \(kind.article) \(kind.words) "
                    + "with the name '\(name)' exists already.")
        case .tooMany(let limit):
            self.init(
                code: "ResourceLimitExceeded",
                message: "No more than \(limit) \(kind.words)s may be in progress at the same time; wait for one to end, or stop one.")
        }
    }

    static func noJob(_ kind: ModelJobKind, _ name: String) -> AWSError {
        AWSError(code: "ResourceNotFound", message: "The \(kind.words) '\(name)' does not exist.")
    }

    /// Something that AWS offers and this service does not; `field` names it as the request does.
    static func unsupportedField(_ field: String, _ feature: String) -> AWSError {
        .validation("\(field): \(feature) is not supported by this service.")
    }
}

extension ModelJobKind {
    /// As people call it.
    var words: String {
        switch self {
        case .training: "training job"
        case .transform: "transform job"
        case .automl: "AutoML job"
        }
    }

    fileprivate var article: String { self == .automl ? "an" : "a" }

    /// The kind's part of an ARN.
    var resourceType: String {
        switch self {
        case .training: "training-job"
        case .transform: "transform-job"
        case .automl: "automl-job"
        }
    }
}
