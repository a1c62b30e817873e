import AWSWire
import JobEngine

extension AWSError {
    /// A labeling job could not be created.
    init(_ error: JobCreationError) {
        switch error {
        case .invalid(let message), .unsupported(let message): self = .validation(message)
        case .nameTaken(let name):
            self.init(
                code: "ResourceInUse",
                message: "Labeling job names must be unique within an AWS account and region, and a labeling job with "
                    + "the name '\(name)' exists already.")
        }
    }

    /// The account has no labeling job called `name`.
    static func noLabelingJob(_ name: String) -> AWSError {
        AWSError(code: "ResourceNotFound", message: "The labeling job '\(name)' does not exist.")
    }
}
