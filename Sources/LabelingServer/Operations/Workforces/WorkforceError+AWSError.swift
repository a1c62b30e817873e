package import AWSWire
package import Workforce

extension WorkforceError: AWSErrorConvertible {
    package var awsError: AWSError { AWSError(code: code, message: message) }

    private var code: String {
        switch self {
        case .workforceNotFound, .teamNotFound, .invalid: "ValidationException"
        case .workforceExists, .workforceHasTeams, .teamExists: "ResourceInUse"
        case .workforceLimit, .teamLimit: "ResourceLimitExceeded"
        }
    }
}
