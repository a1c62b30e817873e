/// A query parameter: `?acl` has an empty value and no `=`.
package struct QueryItem: Sendable, Hashable {
    package let name: String
    package let value: String
    /// False for a bare name, `?acl`.
    package let hasValue: Bool

    package init(_ name: String, _ value: String? = nil) {
        self.name = name
        self.value = value ?? ""
        self.hasValue = value != nil
    }

    /// Splits and percent-decodes a query. `+` stands for itself, as in URLs (forms differ: see `QueryForm`).
    package static func parse(_ query: some StringProtocol) -> [QueryItem] {
        query.split(separator: "&", omittingEmptySubsequences: true).map { part in
            guard let mark = part.firstIndex(of: "=") else { return QueryItem(PercentEncoding.decode(part)) }
            let name = PercentEncoding.decode(part[..<mark])
            return QueryItem(name, PercentEncoding.decode(part[part.index(after: mark)...]))
        }
    }
}
