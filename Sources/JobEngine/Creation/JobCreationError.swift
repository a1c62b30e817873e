/// Why a labeling job is not created. Every case names the field and its value.
package enum JobCreationError: Error, Sendable, Hashable {
    /// The request breaks a rule.
    case invalid(String)
    /// The request asks for something that this service does not do.
    case unsupported(String)
    /// The account has a job of that name already.
    case nameTaken(String)
}
