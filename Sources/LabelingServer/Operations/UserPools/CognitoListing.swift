import AWSWire
import Workforce

/// The pages of Cognito's listings.
struct CognitoListing {
    let tokens: PageToken
    let operation: String
    /// What chooses the elements, so that a token fits only the listing it was made for.
    let filters: [String]

    /// The most elements of a page, and how many it has unless the caller says otherwise.
    static let maxPageSize = 60

    /// A page size to use for the one asked for.
    static func size(_ limit: Int?) -> Int {
        guard let limit, limit > 0 else { return maxPageSize }
        return min(limit, maxPageSize)
    }

    /// The key after which the page begins.
    func start(_ token: String?) throws -> String {
        guard let token else { return "" }
        do {
            return try tokens.open(token, operation: operation, filters: filters)
        } catch {
            throw UserPoolError.invalidParameter("Invalid pagination token given.")
        }
    }

    /// The token for what follows `page`.
    func next<Element>(_ page: Page<Element>) throws -> String? {
        try page.next.map { try tokens.seal($0, operation: operation, filters: filters) }
    }
}
