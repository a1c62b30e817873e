/// An error in the words of an AWS service, ready for any of its protocols.
///
/// `message` and `members` leave the process; `cause` goes to the log and nowhere else.
package struct AWSError: Error, Sendable, Hashable {
    /// The documented error code, such as `ValidationException` or `NoSuchKey`.
    package let code: String
    /// What was wrong, with the field and its value, for the caller to read.
    package let message: String
    /// The HTTP status, 300...599.
    package let status: Int
    /// Further members of the error shape, in the order they are written: S3's `BucketName`, `Key` and the like.
    package let members: [Member]
    /// What the log should say beyond `message`; never sent to the caller.
    package let cause: String?

    /// One named text beside code and message.
    package struct Member: Sendable, Hashable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        code: String, message: String, status: Int = 400, members: [Member] = [], cause: String? = nil
    ) {
        self.code = code
        self.message = message
        self.status = status
        self.members = members
        self.cause = cause
    }
}

extension AWSError: CustomStringConvertible {
    package var description: String {
        let reason = cause.map { " (\($0))" } ?? ""
        return "\(code) [\(status)]: \(message)\(reason)"
    }
}

extension AWSError {
    /// A request that breaks a rule of its operation, as SageMaker and most JSON services name it.
    package static func validation(_ message: String) -> AWSError {
        AWSError(code: "ValidationException", message: message)
    }

    /// A failure of the service itself. Clients retry it, so it is only for what a retry may heal.
    package static func internalFailure(cause: String) -> AWSError {
        AWSError(
            code: "InternalFailure", message: "The request failed because of an internal error; it may be retried.",
            status: 500, cause: cause)
    }
}
