import Foundation

/// Where the portal is, as browsers see it.
struct PortalSite: Sendable, Hashable {
    /// Without a trailing slash.
    let url: String
    let organizationName: String
    /// Whether browsers come by https, so that cookies must not go any other way.
    let isSecure: Bool
    /// Host, and port where it is not the scheme's own: what `SubDomain` names.
    let host: String

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
}
