import Workforce

/// A request to sign in through the API.
struct SignInAttempt {
    let flow: String
    let parameters: [String: String]
    /// Whether it came with an admin's signature.
    let isByAdmin: Bool
    let client: UserPoolClient

    /// What somebody shows to sign in.
    enum Proof {
        case password(username: String, password: String, secretHash: String?)
        case refreshToken(SecretToken, secretHash: String?)
    }

    /// What is shown; throws when the flow is unknown, not the client's, or lacks a parameter.
    func proof() throws(UserPoolError) -> Proof {
        switch flow {
        case "USER_PASSWORD_AUTH":
            try require(.password, "USER_PASSWORD_AUTH flow not enabled for this client")
            return try passwordProof()
        case "ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH":
            guard isByAdmin else { throw .invalidParameter("Initiate Auth method not supported: \(flow)") }
            try require(.adminPassword, "Auth flow not enabled for this client")
            return try passwordProof()
        case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN":
            try require(.refreshToken, "REFRESH_TOKEN_AUTH flow not enabled for this client")
            return .refreshToken(
                SecretToken(try Self.required("REFRESH_TOKEN", of: parameters)), secretHash: parameters["SECRET_HASH"])
        default:
            throw .invalidParameter(
                "The flow \(flow) is not supported by this version; USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH and REFRESH_TOKEN_AUTH are."
            )
        }
    }

    static func required(_ name: String, of parameters: [String: String]) throws(UserPoolError) -> String {
        guard let value = parameters[name], !value.isEmpty else {
            throw .invalidParameter("Missing required parameter \(name)")
        }
        return value
    }

    private func require(
        _ flow: UserPoolClientSettings.AuthFlow, _ refusal: String
    ) throws(UserPoolError) {
        guard client.settings.allows(flow) else { throw .invalidParameter(refusal) }
    }

    private func passwordProof() throws(UserPoolError) -> Proof {
        .password(
            username: try Self.required("USERNAME", of: parameters),
            password: try Self.required("PASSWORD", of: parameters), secretHash: parameters["SECRET_HASH"])
    }
}
