import ComputeBackends
import LabelingDomain
import ObjectStorage

/// Why the work of a job cannot go on.
enum ModelJobFailure: Error, Sendable {
    /// The data or the locations that the request names cannot be used; the text is for the user.
    case client(String)
    /// The program did not succeed.
    case program(ComputeOutcome)
    /// The service failed; the text is for the user.
    case service(String)
    case cancelled

    var end: ModelJobEnd {
        switch self {
        case .client(let reason): .failed(reason: "ClientError: \(reason)")
        case .program(let outcome) where outcome.end == .timedOut: .outOfTime
        case .program(let outcome) where outcome.end == .stopped: .cancelled
        case .program(let outcome): .failed(reason: "AlgorithmError: \(outcome.reason)")
        case .service(let reason): .failed(reason: "InternalServerError: \(reason)")
        case .cancelled: .cancelled
        }
    }

    /// An object or a bucket cannot be read or written.
    init(_ error: ObjectStoreError, at location: S3URI) {
        switch error {
        case .noSuchBucket: self = .client("The bucket of \(location) does not exist.")
        case .noSuchKey: self = .client("There is no object at \(location).")
        case .entityTooLarge(_, let limit): self = .client("The object \(location) is larger than the \(limit) bytes allowed.")
        case .refused(let code, let message): self = .client("\(location) could not be reached: \(code): \(message)")
        default: self = .service("\(location) could not be read or written.")
        }
    }
}
