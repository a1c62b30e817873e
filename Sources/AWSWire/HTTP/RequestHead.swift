package import HTTPTypes

/// The head of an HTTP request as it came off the wire: nothing decoded, nothing normalised.
///
/// Signatures are made over exactly these bytes, so codecs decode on demand and never write back.
package struct RequestHead: Sendable, Hashable {
    package var method: String
    /// The path before any `?`, percent-encoded as sent.
    package var path: String
    /// What follows the `?`, as sent; nil when there is none.
    package var query: String?
    /// The host and port that the client addressed (`Host`, or `:authority`).
    package var authority: String
    /// All headers but `Host`.
    package var headers: HTTPFields

    package init(
        method: String, path: String, query: String? = nil, authority: String, headers: HTTPFields = HTTPFields()
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.authority = authority
        self.headers = headers
    }

    /// Splits the path of `request` at its first `?`.
    package init(_ request: HTTPRequest) {
        let target = request.path ?? "/"
        let mark = target.firstIndex(of: "?")
        let query = mark.map { String(target[target.index(after: $0)...]) }
        self.init(
            method: request.method.rawValue, path: String(target[..<(mark ?? target.endIndex)]), query: query,
            authority: request.authority ?? "", headers: request.headerFields)
    }

    /// The values of the header `name`, whatever its case.
    package func header(_ name: String) -> String? {
        guard let field = HTTPField.Name(name) else { return nil }
        return headers[field]
    }

    /// The query parameters, percent-decoded, in the order sent.
    package var queryItems: [QueryItem] { QueryItem.parse(query ?? "") }
}
