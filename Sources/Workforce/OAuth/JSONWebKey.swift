/// The public half of a signing key (RFC 7517).
package struct JSONWebKey: Sendable, Hashable, Codable {
    package var alg = "RS256"
    package var e: String
    package var kid: String
    package var kty = "RSA"
    package var n: String
    package var use = "sig"

    init(kid: String, n: String, e: String) {
        self.kid = kid
        self.n = n
        self.e = e
    }
}
