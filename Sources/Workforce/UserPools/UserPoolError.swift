/// Why an operation on a user pool is refused. Every case says what the caller may know.
package enum UserPoolError: Error, Sendable, Hashable {
    case poolNotFound(String)
    case clientNotFound(String)
    case groupNotFound
    case userNotFound
    case usernameExists(String)
    case aliasExists(String)
    case groupExists(String)
    case invalidParameter(String)
    case invalidPassword(PasswordPolicy.Violation)
    case notAuthorized(String)
    case passwordResetRequired
    case userNotConfirmed
    case codeMismatch
    case codeExpired
    case limitExceeded(String)
    case unsupportedUserState(String)
    case tooManyRequests

    /// What was wrong, in the words of Cognito where clients know them.
    package var message: String {
        switch self {
        case .poolNotFound(let id): "User pool \(id) does not exist."
        case .clientNotFound(let id): "User pool client \(id) does not exist."
        case .groupNotFound: "Group not found."
        case .userNotFound: "User does not exist."
        case .groupExists(let name): "A group with the name \(name) already exists."
        case .usernameExists(let text), .aliasExists(let text), .invalidParameter(let text), .notAuthorized(let text),
            .limitExceeded(let text), .unsupportedUserState(let text):
            text
        case .invalidPassword(let violation): "Password did not conform with policy: \(violation.rawValue)"
        case .passwordResetRequired: "Password reset required for the user"
        case .userNotConfirmed: "User is not confirmed."
        case .codeMismatch: "Invalid verification code provided, please try again."
        case .codeExpired: "Invalid code provided, please request a code again."
        case .tooManyRequests: "Too many requests are under way; try again in a moment."
        }
    }

    /// The answer to a wrong name and to a wrong password alike.
    package static let wrongCredentials = UserPoolError.notAuthorized("Incorrect username or password.")
    /// The answer to a try that comes too soon after the ones that failed.
    package static let tooManyAttempts = UserPoolError.notAuthorized("Password attempts exceeded")
}
