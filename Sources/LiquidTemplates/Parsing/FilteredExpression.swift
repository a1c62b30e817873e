/// An expression and the filters it goes through: `product.title | upcase | truncate: 20`.
struct FilteredExpression: Sendable {
    /// One filter with its arguments.
    struct Call: Sendable {
        let name: String
        let filter: LiquidFilter
        let positional: [Expression]
        let named: [(name: String, value: Expression)]
        let offset: Int
    }

    let base: Expression
    let calls: [Call]
    /// Where the expression begins in the source.
    let offset: Int
}
