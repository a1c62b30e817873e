import AWSWire
import Crypto
import Foundation

/// Makes temporary credentials and reads them back: everything about them is sealed in their session token, so nothing
/// is stored and every server with the same key knows them.
struct SessionTokens: Sendable {
    private let key: SymmetricKey

    init(key: SymmetricKey) { self.key = key }

    /// Temporary credentials with their end.
    struct Session: Sendable {
        let credentials: SigningCredentials
        let token: String
        let expiresAt: Date
    }

    private struct Content: Codable {
        let accessKeyID: String
        let secret: String
        let arn: String
        let userID: String
        let expiresAt: Double
    }

    /// Credentials of whoever `arn` names, for `seconds` from now.
    func make(arn: String, userID: String, seconds: Int, now: Date) throws -> Session {
        let expiresAt = Date(timeIntervalSince1970: (now.timeIntervalSince1970 + Double(seconds)).rounded())
        let content = Content(
            accessKeyID: "ASIA" + Self.random(16, from: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
            secret: Self.random(40, from: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"), arn: arn,
            userID: userID, expiresAt: expiresAt.timeIntervalSince1970)
        let sealed = try AES.GCM.seal(JSONEncoder().encode(content), using: key)
        let token = (sealed.combined ?? Data()).base64EncodedString()
        return Session(
            credentials: SigningCredentials(
                accessKeyID: content.accessKeyID, secretAccessKey: content.secret, sessionToken: token),
            token: token, expiresAt: expiresAt)
    }

    /// The credential that `token` holds for its access key. Nil when this server did not make it.
    ///
    /// Throws `AWSError` `ExpiredToken` when its time is over.
    func credential(_ token: String, accessKeyID: String, accountID: String, now: Date) throws -> Credential? {
        guard let data = Data(base64Encoded: token), let box = try? AES.GCM.SealedBox(combined: data),
            let opened = try? AES.GCM.open(box, using: key),
            let content = try? JSONDecoder().decode(Content.self, from: opened), content.accessKeyID == accessKeyID
        else { return nil }
        guard now.timeIntervalSince1970 < content.expiresAt else {
            throw AWSError(code: "ExpiredToken", message: "The security token included in the request is expired")
        }
        let principal = Principal(
            accountID: accountID, arn: content.arn, userID: content.userID, accessKeyID: accessKeyID)
        return Credential(secretAccessKey: content.secret, sessionToken: token, principal: principal)
    }

    private static func random(_ count: Int, from alphabet: String) -> String {
        let characters = Array(alphabet)
        var generator = SystemRandomNumberGenerator()
        return String((0..<count).map { _ in characters[Int.random(in: 0..<characters.count, using: &generator)] })
    }
}
