import AWSWire
import JobEngine

extension AWSError {
    /// A labeling job could not be created.
    init(_ error: JobCreationError) {
        switch error {
        case .invalid, .unsupported: self = .validation(error.description)
        case .nameTaken: self.init(code: "ResourceInUse", message: error.description)
        }
    }

    /// The account has no labeling job called `name`.
    static func noLabelingJob(_ name: String) -> AWSError {
        AWSError(code: "ResourceNotFound", message: "The labeling job '\(name)' does not exist.")
    }
}
