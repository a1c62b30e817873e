import AWSWire
import Persistence

extension ModelJobOperations {
    /// How many jobs a page has unless the caller says otherwise.
    private static let defaultPageSize = 10

    /// One page of jobs, and the token of the next.
    func page(
        _ query: ModelJobQuery, operation: String, token: String?, size: Int?
    ) async throws -> (rows: [ModelJobRow], token: String?) {
        var query = query
        let filters = query.filters
        let size = size ?? Self.defaultPageSize
        query.offset = try token.map { try offset($0, operation, filters) } ?? 0
        // One more than the page has, to know whether there is another page.
        let rows = try await jobs.jobs(query, limit: size + 1)
        guard rows.count > size else { return (rows, nil) }
        return (Array(rows.prefix(size)), try pageTokens.seal(String(query.offset + size), operation: operation, filters: filters))
    }

    private func offset(_ token: String, _ operation: String, _ filters: [String]) throws(AWSError) -> Int {
        guard let offset = Int(try pageTokens.open(token, operation: operation, filters: filters)) else {
            throw .validation("Invalid NextToken")
        }
        return offset
    }
}

extension ModelJobQuery {
    /// Everything that chooses and orders the jobs, so that a token fits only the listing it was made for.
    fileprivate var filters: [String] {
        [
            account, kind.rawValue, nameContains ?? "", status ?? "",
            [createdAfter, createdBefore, modifiedAfter, modifiedBefore].map { $0.map(String.init) ?? "" }
                .joined(separator: " "), order.rawValue, isAscending ? "up" : "down",
        ]
    }
}
