import Hummingbird
import Workforce

/// The cookie that holds a session of the portal. Scripts cannot read it, and other sites' forms do not send it.
struct SessionCookie {
    static let name = "groundwork_session"
    /// As long as a session lasts at the most, in seconds.
    private static let maxAge = 86_400

    let isSecure: Bool

    func cookie(_ token: SecretToken) -> Cookie {
        Cookie(
            name: Self.name, value: token.text, maxAge: Self.maxAge, path: "/", secure: isSecure, httpOnly: true,
            sameSite: .lax)
    }

    /// The cookie that takes the session's place when it ends.
    var expired: Cookie {
        Cookie(name: Self.name, value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }

    static func token(in request: Request) -> SecretToken? {
        request.cookies[name].flatMap { $0.value.isEmpty ? nil : SecretToken($0.value) }
    }
}
