import Crypto
import Foundation

/// The person who answers a task, as the rest of the service may know them.
package struct Worker: Sendable, Hashable {
    /// The user's `sub`: unique, and never used again.
    package let sub: String
    package let username: String
    package let userPoolID: String
    /// Who vouches for the worker: `https://cognito-idp.<region>.amazonaws.com/<user pool id>`.
    package let issuer: String
    /// What the portal shows: the `name` attribute, else the e-mail address, else the username.
    package let name: String
    package let email: String?
    /// The anonymised id that answers carry: `private.<region>.<16 hex digits>`, the same for all of a worker's answers.
    package let workerID: String

    package init(sub: String, username: String, userPoolID: String, region: String, name: String?, email: String?) {
        self.sub = sub
        self.username = username
        self.userPoolID = userPoolID
        self.name = name ?? email ?? username
        self.email = email
        issuer = Self.issuer(userPoolID: userPoolID, region: region)
        workerID = Self.workerID(sub: sub, userPoolID: userPoolID, region: region)
    }

    /// The issuer of the tokens of a pool.
    package static func issuer(userPoolID: String, region: String) -> String {
        "https://cognito-idp.\(region).amazonaws.com/\(userPoolID)"
    }

    /// A digest, so that it tells the worker's answers apart without telling who the worker is.
    private static func workerID(sub: String, userPoolID: String, region: String) -> String {
        let digest = SHA256.hash(data: Data("\(userPoolID)/\(sub)".utf8))
        let hex = digest.prefix(8).map(\.hexadecimal).joined()
        return "private.\(region).\(hex)"
    }
}
