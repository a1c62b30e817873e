import Hummingbird
import LabelingDomain
import Workforce

/// What the portal remembers of a sign-in that it sent a browser off to: it comes back in a sealed cookie.
struct PendingSignIn: Codable, Sendable {
    /// Comes back with the code; it proves that this browser asked for it.
    let state: String
    /// The secret behind the code challenge (PKCE).
    let verifier: String

    static let cookieName = "groundwork_signin"
    /// How long signing in may take.
    static let lifetime: Duration = .seconds(1_800)

    init(from random: RandomSource) {
        state = random.bytes(32).base64URL
        verifier = random.bytes(32).base64URL
    }

    static func cookie(_ value: String, isSecure: Bool) -> Cookie {
        Cookie(
            name: cookieName, value: value, maxAge: Int(lifetime.components.seconds), path: "/oauth2/idpresponse",
            secure: isSecure, httpOnly: true, sameSite: .lax)
    }

    static func expiredCookie(isSecure: Bool) -> Cookie {
        Cookie(
            name: cookieName, value: "", maxAge: 0, path: "/oauth2/idpresponse", secure: isSecure, httpOnly: true,
            sameSite: .lax)
    }
}
