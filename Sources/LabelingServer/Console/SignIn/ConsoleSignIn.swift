import Crypto
import Foundation
import HTTPTypes
import LabelingDomain
import Workforce

/// Signs administrators in to the console with an access key of the API.
struct ConsoleSignIn: Sendable {
    private let keys: AccessKeys
    private let attempts: AttemptLimiter
    private let tokens: SealedToken<ConsoleCookie.Content>
    private let random: RandomSource

    /// Who is signed in.
    struct Session: Sendable {
        let accessKeyID: String
        /// What every change must carry.
        let csrfToken: String
    }

    init(keys: AccessKeys, attempts: AttemptLimiter, sealer: Sealer, random: RandomSource = .system) {
        self.keys = keys
        self.attempts = attempts
        self.random = random
        tokens = SealedToken(sealer: sealer, purpose: "console session")
    }

    /// The value of the cookie of a new session; tries from one address are limited.
    func signIn(accessKeyID: String, secret: String, address: String, now: Timestamp) async throws -> String {
        let subject = "console \(address)"
        guard try await attempts.begin(subject, .perUser, now: now) else { throw PortalError.tooManyTries }
        guard let expected = try await keys.secret(of: accessKeyID, now: now.date),
            isEqualInConstantTime(secret.utf8, expected.utf8)
        else { throw PortalError.wrongKey }
        try await attempts.succeed(subject, .perUser, now: now)
        let content = ConsoleCookie.Content(
            accessKeyID: accessKeyID, nonce: random.bytes(16).base64URL, secretDigest: Self.digest(of: expected))
        return try tokens.token(content, expiringAt: now + ConsoleCookie.lifetime)
    }

    /// Who a cookie stands for; nil when it is too old, forged, or its key is gone.
    func session(_ cookie: String, now: Timestamp) async throws -> Session? {
        guard let content = try? tokens.value(of: cookie, now: now),
            let secret = try await keys.secret(of: content.accessKeyID, now: now.date),
            isEqualInConstantTime(content.secretDigest.utf8, Self.digest(of: secret).utf8)
        else { return nil }
        return Session(accessKeyID: content.accessKeyID, csrfToken: Self.csrfToken(for: cookie))
    }

    private static func csrfToken(for cookie: String) -> String {
        Array(HMAC<SHA256>.authenticationCode(for: Data("console csrf".utf8), using: SymmetricKey(data: Data(cookie.utf8))))
            .base64URL
    }

    private static func digest(of secret: String) -> String {
        Array(SHA256.hash(data: Data("console secret \(secret)".utf8))).base64URL
    }
}

extension Timestamp {
    fileprivate var date: Date { Date(timeIntervalSince1970: Double(microseconds) / 1e6) }
}

extension PortalError {
    fileprivate static let wrongKey = PortalError(
        status: .unauthorized, code: "WrongKey", message: "There is no such access key, or its secret is another one.")
    fileprivate static let tooManyTries = PortalError(
        status: .tooManyRequests, code: "TooManyTries", message: "Too many failed tries. Wait a while, then try again.")
}
