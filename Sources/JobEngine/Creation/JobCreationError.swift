/// Why a labeling job is not created. Every case names the field and its value.
package enum JobCreationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The request breaks a rule.
    case invalid(String)
    /// The request asks for something that this service does not do.
    case unsupported(String)
    /// The account has a job of that name already.
    case nameTaken(String)

    package var description: String {
        switch self {
        case .invalid(let message), .unsupported(let message): message
        case .nameTaken(let name):
            "Labeling job names must be unique within an AWS account and region, and a labeling job with the name "
                + "'\(name)' exists already."
        }
    }
}
