import AWSWire

/// The query of a URL that the server sends a browser to.
struct URLQuery {
    private var parts: [String] = []

    /// Takes the fields that have a value, in their order.
    init(_ fields: [(name: String, value: String?)]) {
        for field in fields {
            guard let value = field.value else { continue }
            parts.append("\(PercentEncoding.encode(field.name))=\(PercentEncoding.encode(value))")
        }
    }

    var text: String { parts.joined(separator: "&") }

    /// `uri` with the query at its end, after the one it may have.
    func appended(to uri: String) -> String {
        if parts.isEmpty { return uri }
        return uri + (uri.contains("?") ? "&" : "?") + text
    }
}
