package import AWSWire
import Persistence

/// A domain error that has an answer in AWS's words. The conformance is the table: one `switch` per domain error.
package protocol AWSErrorConvertible: Error {
    var awsError: AWSError { get }
}

/// Turns whatever a handler throws into what the caller is told.
enum AWSErrorTable {
    /// The answer for `error`, with the service's own status for its code.
    static func answer(for error: any Error, of service: ServiceDescriptor?) -> AWSError {
        let answer = plainAnswer(for: error)
        guard let status = service?.errorStatuses[answer.code], status != answer.status else { return answer }
        return AWSError(
            code: answer.code, message: answer.message, status: status, members: answer.members, cause: answer.cause)
    }

    private static func plainAnswer(for error: any Error) -> AWSError {
        switch error {
        case let error as AWSError: error
        case let error as any AWSErrorConvertible: error.awsError
        case let error as WireMismatch:
            AWSError.validation("The request is missing a usable value for \(error.member)")
        case let error as DatabaseError: error.awsError
        default: .internalFailure(cause: String(reflecting: error))
        }
    }
}

extension DatabaseError: AWSErrorConvertible {
    package var awsError: AWSError {
        switch self {
        case .overloaded:
            AWSError(code: "ThrottlingException", message: "Too many writes are waiting; retry later.", status: 400)
        case .unavailable(let reason):
            AWSError(
                code: "ServiceUnavailable", message: "The database cannot be reached; retry later.", status: 503,
                cause: reason)
        case .constraint, .unexpectedColumn, .failed: .internalFailure(cause: String(reflecting: self))
        }
    }
}
