package import AWSWire
package import Workforce

extension UserPoolError: AWSErrorConvertible {
    package var awsError: AWSError { AWSError(code: code, message: message) }

    /// The name of the exception in the model of Cognito.
    private var code: String {
        switch self {
        case .poolNotFound, .clientNotFound, .groupNotFound: "ResourceNotFoundException"
        case .userNotFound: "UserNotFoundException"
        case .usernameExists: "UsernameExistsException"
        case .aliasExists: "AliasExistsException"
        case .groupExists: "GroupExistsException"
        case .invalidParameter: "InvalidParameterException"
        case .invalidPassword: "InvalidPasswordException"
        case .notAuthorized: "NotAuthorizedException"
        case .passwordResetRequired: "PasswordResetRequiredException"
        case .userNotConfirmed: "UserNotConfirmedException"
        case .codeMismatch: "CodeMismatchException"
        case .codeExpired: "ExpiredCodeException"
        case .limitExceeded: "LimitExceededException"
        case .unsupportedUserState: "UnsupportedUserStateException"
        case .tooManyRequests: "TooManyRequestsException"
        }
    }
}
