package import AWSWire
package import FunctionRuntime

extension FunctionError: AWSErrorConvertible {
    package var awsError: AWSError {
        switch self {
        case .notFound:
            AWSError(
                code: "ResourceNotFoundException", message: description, status: 404, members: [.init("Type", "User")])
        case .exists:
            AWSError(
                code: "ResourceConflictException", message: description, status: 409, members: [.init("Type", "User")])
        case .changed: AWSError(code: "PreconditionFailedException", message: description, status: 412)
        case .invalid: .invalidFunctionParameter(description)
        case .codeTooLarge:
            AWSError(code: "RequestEntityTooLargeException", message: description, status: 413)
        }
    }
}

extension InvocationError: AWSErrorConvertible {
    package var awsError: AWSError {
        switch self {
        case .overloaded: AWSError(code: "TooManyRequestsException", message: description, status: 429)
        case .runtimeMissing: AWSError(code: "InvalidRuntimeException", message: description, status: 502)
        case .codeUnusable: AWSError(code: "InvalidZipFileException", message: description, status: 502)
        case .cancelled: AWSError(code: "ServiceException", message: description, status: 500)
        }
    }
}

extension AWSError {
    /// A value that Lambda does not take.
    static func invalidFunctionParameter(_ message: String) -> AWSError {
        AWSError(code: "InvalidParameterValueException", message: message, members: [.init("Type", "User")])
    }
}
