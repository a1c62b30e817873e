/// Tells the bucket that a virtual-host request names in its host from the server's own name.
package struct S3Hosts: Sendable {
    private let names: [String]

    /// `names` are the hosts under which the server is reached, without ports. `localhost` is always one.
    package init(_ names: [String] = []) {
        self.names = Set(names.map { $0.lowercased() } + ["localhost"]).sorted { $0.utf8.count > $1.utf8.count }
    }

    /// The bucket in front of `.s3.` or of one of the server's names; nil for a path-style request.
    package func bucket(of authority: String) -> String? {
        let host = Self.host(of: authority)
        if let mark = Self.serviceMark(in: host) { return mark == host.startIndex ? nil : String(host[..<mark]) }
        for name in names where host.hasSuffix("." + name) {
            let bucket = host.dropLast(name.count + 1)
            return bucket == "s3" ? nil : String(bucket)
        }
        return nil
    }

    /// Where `.s3.` or `.s3-` begins; the start when the host itself begins with `s3.` or `s3-`.
    private static func serviceMark(in host: String) -> String.Index? {
        if host.hasPrefix("s3.") || host.hasPrefix("s3-") { return host.startIndex }
        return (host.firstRange(of: ".s3.") ?? host.firstRange(of: ".s3-"))?.lowerBound
    }

    private static func host(of authority: String) -> String {
        if authority.hasPrefix("[") { return String(authority.prefix { $0 != "]" }) }
        return String(authority.prefix { $0 != ":" }).lowercased()
    }
}
