import Crypto
import Foundation
import Hummingbird
import Workforce

/// Makes sure that a log-in form comes from the page that this browser was shown: otherwise another site could sign
/// somebody in under its own name.
///
/// The page sets a cookie and its form carries a code made from it (a signed double submit, as in OWASP's CSRF
/// Prevention Cheat Sheet).
struct LoginFormGuard: Sendable {
    static let cookieName = "groundwork_login"
    private static let maxAge = 3_600

    let isSecure: Bool
    let random: RandomSource

    /// The secret of this browser: the one it has, or a fresh one.
    func token(for request: Request) -> SecretToken {
        Self.token(in: request) ?? SecretToken(from: random)
    }

    func cookie(_ token: SecretToken) -> Cookie {
        Cookie(
            name: Self.cookieName, value: token.text, maxAge: Self.maxAge, path: "/login", secure: isSecure,
            httpOnly: true, sameSite: .lax)
    }

    /// What the form carries.
    static func code(for token: SecretToken) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("login form".utf8), using: SymmetricKey(data: Data(token.text.utf8)))
        return Array(code).base64URL
    }

    /// Whether `code` belongs to the browser that sent `request`.
    static func accepts(_ code: String?, from request: Request) -> Bool {
        guard let code, let token = token(in: request) else { return false }
        return isEqualInConstantTime(code.utf8, Self.code(for: token).utf8)
    }

    private static func token(in request: Request) -> SecretToken? {
        // 43 characters are the 256 bits of a token; anything else was not set here.
        request.cookies[cookieName].flatMap { $0.value.utf8.count == 43 ? SecretToken($0.value) : nil }
    }
}
