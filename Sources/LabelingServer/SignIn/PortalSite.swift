import Foundation

/// Where the portal is, as browsers see it.
struct PortalSite: Sendable, Hashable {
    /// Without a trailing slash.
    private(set) var url: String
    let organizationName: String
    /// Whether browsers come by https, so that cookies must not go any other way.
    let isSecure: Bool
    /// Host, and port where it is not the scheme's own: what `SubDomain` names.
    private(set) var host: String

    init(url: URL, organizationName: String) {
        self.url = url.absoluteString.hasSuffix("/") ? String(url.absoluteString.dropLast()) : url.absoluteString
        self.organizationName = organizationName
        isSecure = url.scheme?.lowercased() == "https"
        let name = url.host() ?? "localhost"
        let bracketed = name.contains(":") && !name.hasPrefix("[") ? "[\(name)]" : name
        let usual = isSecure ? 443 : 80
        host = url.port.map { $0 == usual ? bracketed : "\(bracketed):\($0)" } ?? bracketed
    }

    /// Where the portal takes authorization codes.
    var redirectURI: String { url + "/oauth2/idpresponse" }

    /// The portal under the name by which a browser came.
    ///
    /// That is the portal's own name, but on this machine any name of the loopback will do: `localhost` and `127.0.0.1`
    /// lead to the same server, and cookies that are set under one are not sent to the other.
    func seen(as authority: String?) -> PortalSite {
        guard let authority = authority?.lowercased(), authority != host,
            let mine = Self.loopbackPort(host), let asked = Self.loopbackPort(authority), mine == asked
        else { return self }
        var site = self
        site.url = (isSecure ? "https://" : "http://") + authority
        site.host = authority
        return site
    }

    /// What follows the name of this machine in `authority`; nil when it names another.
    private static func loopbackPort(_ authority: String) -> Substring? {
        authority.wholeMatch(of: /(?:localhost|127\.0\.0\.1|\[::1\])((?::[0-9]{1,5})?)/)?.output.1
    }
}
