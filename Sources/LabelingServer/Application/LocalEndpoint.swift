/// The API listener as programs on this machine reach it.
struct LocalEndpoint: Sendable, Hashable {
    /// Host and port.
    let authority: String

    var url: String { "http://\(authority)" }

    init(_ address: ListenAddress) {
        let host =
            switch address.host {
            case "0.0.0.0": "127.0.0.1"
            case "::": "[::1]"
            default: address.host.contains(":") ? "[\(address.host)]" : address.host
            }
        authority = "\(host):\(address.port)"
    }
}
