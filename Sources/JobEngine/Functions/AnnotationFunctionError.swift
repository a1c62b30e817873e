/// Why a function of the user's own gave no usable answer; the administrator reads it.
package enum AnnotationFunctionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The account has no such function any more.
    case missing(String)
    /// It ran and failed, or did not end in time: what it or its runtime says.
    case failed(String)
    /// It answered something that its contract does not allow.
    case unusable(String)

    package var description: String {
        switch self {
        case .missing(let arn):
            "Exception invoking the Lambda function \(arn). LambdaErrorCode: ResourceNotFoundException. Ensure the Lambda "
                + "function exists and try your request again."
        case .failed(let reason): "Exception invoking the Lambda function. LambdaErrorCode: Unhandled. \(reason)"
        case .unusable(let reason): "The Lambda function's answer cannot be used. \(reason)"
        }
    }

    /// Whether the function is not there at all.
    var isMissing: Bool {
        guard case .missing = self else { return false }
        return true
    }

    /// Whether the same request may work the next time.
    var mayPass: Bool {
        guard case .failed = self else { return false }
        return true
    }
}
