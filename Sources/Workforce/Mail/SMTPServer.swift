import struct Foundation.URL

/// A mail server, as `smtp://user:password@host:port` (STARTTLS where offered) or `smtps://…` (TLS from the start).
package struct SMTPServer: Sendable, Hashable {
    /// The URL without name and password.
    let url: String
    let username: String?
    let password: String?
    let security: Security

    enum Security: Sendable, Hashable {
        /// TLS or nothing: a password is sent, or the URL asks for it.
        case required
        case whereOffered
    }

    /// Reads the URL; nil when it is not one of a mail server.
    package init?(_ text: String) {
        guard let url = URL(string: text), let scheme = url.scheme?.lowercased(), ["smtp", "smtps"].contains(scheme),
            let host = url.host(), !host.isEmpty
        else { return nil }
        let port = url.port.map { ":\($0)" } ?? ""
        let bracketed = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        self.url = "\(scheme)://\(bracketed)\(port)"
        username = url.user(percentEncoded: false)
        password = url.password(percentEncoded: false)
        let isLocal = ["localhost", "127.0.0.1", "::1"].contains(host)
        security = scheme == "smtps" || (username != nil && !isLocal) ? .required : .whereOffered
    }
}
