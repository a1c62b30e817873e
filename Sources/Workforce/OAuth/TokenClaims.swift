import JWTKit

/// What the ID and access tokens of a pool say, in the names that Cognito gives it.
///
/// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html
struct TokenClaims: JWTPayload {
    enum Use: String, Codable, Sendable {
        case id, access
    }

    var sub: String
    var iss: String
    var tokenUse: Use
    var authTime: Int64
    var iat: Int64
    var exp: Int64
    var jti: String
    var originJTI: String
    var groups: [String]?
    // Of ID tokens.
    var aud: String?
    var cognitoUsername: String?
    var nonce: String?
    var attributes: [String: String] = [:]
    // Of access tokens.
    var clientID: String?
    var username: String?
    var scope: String?

    /// Expiry and use are checked by `TokenIssuer`, which is told the time; here nothing is known of it.
    func verify(using algorithm: some JWTAlgorithm) async throws {}
}

extension TokenClaims {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// The attributes that are true or false on the wire, where Cognito stores texts.
    private static let flags: Set<String> = ["email_verified", "phone_number_verified"]

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        for (name, value) in attributes {
            if Self.flags.contains(name) {
                try container.encode(value == "true", forKey: Name(name))
            } else {
                try container.encode(value, forKey: Name(name))
            }
        }
        try container.encode(sub, forKey: Name("sub"))
        try container.encode(iss, forKey: Name("iss"))
        try container.encode(tokenUse, forKey: Name("token_use"))
        try container.encode(authTime, forKey: Name("auth_time"))
        try container.encode(iat, forKey: Name("iat"))
        try container.encode(exp, forKey: Name("exp"))
        try container.encode(jti, forKey: Name("jti"))
        try container.encode(originJTI, forKey: Name("origin_jti"))
        try container.encodeIfPresent(groups, forKey: Name("cognito:groups"))
        try container.encodeIfPresent(aud, forKey: Name("aud"))
        try container.encodeIfPresent(cognitoUsername, forKey: Name("cognito:username"))
        try container.encodeIfPresent(nonce, forKey: Name("nonce"))
        try container.encodeIfPresent(clientID, forKey: Name("client_id"))
        try container.encodeIfPresent(username, forKey: Name("username"))
        try container.encodeIfPresent(scope, forKey: Name("scope"))
    }

    /// Reads what the service asks of a token that comes back; the user's attributes are read from the pool instead.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        sub = try container.decode(String.self, forKey: Name("sub"))
        iss = try container.decode(String.self, forKey: Name("iss"))
        tokenUse = try container.decode(Use.self, forKey: Name("token_use"))
        authTime = try container.decode(Int64.self, forKey: Name("auth_time"))
        iat = try container.decode(Int64.self, forKey: Name("iat"))
        exp = try container.decode(Int64.self, forKey: Name("exp"))
        jti = try container.decode(String.self, forKey: Name("jti"))
        originJTI = try container.decode(String.self, forKey: Name("origin_jti"))
        groups = try container.decodeIfPresent([String].self, forKey: Name("cognito:groups"))
        clientID = try container.decodeIfPresent(String.self, forKey: Name("client_id"))
        username = try container.decodeIfPresent(String.self, forKey: Name("username"))
        scope = try container.decodeIfPresent(String.self, forKey: Name("scope"))
    }
}
