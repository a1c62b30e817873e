import Hummingbird
import LabelingDomain
import Workforce

/// The cookie of the console: who signed in, sealed, so that scripts and other sites can neither read nor make it.
struct ConsoleCookie: Sendable {
    static let name = "groundwork_console"
    static let path = "/console"
    /// How long a sign-in lasts.
    static let lifetime: Duration = .seconds(12 * 3_600)

    let isSecure: Bool

    /// What the cookie carries.
    struct Content: Codable, Sendable {
        let accessKeyID: String
        /// Differs with every sign-in, so that no two cookies are alike.
        let nonce: String
        /// Changes with the secret: a key that is made anew does not let an old cookie in.
        let secretDigest: String
    }

    func cookie(_ value: String) -> Cookie {
        Cookie(
            name: Self.name, value: value, maxAge: Int(Self.lifetime.components.seconds), path: Self.path,
            secure: isSecure, httpOnly: true, sameSite: .strict)
    }

    /// The cookie that takes the sign-in's place when it ends.
    var expired: Cookie {
        Cookie(name: Self.name, value: "", maxAge: 0, path: Self.path, secure: isSecure, httpOnly: true, sameSite: .strict)
    }

    static func value(in request: Request) -> String? {
        request.cookies[name].flatMap { $0.value.isEmpty ? nil : $0.value }
    }
}
