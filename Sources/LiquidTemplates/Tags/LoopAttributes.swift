/// What `for` and `tablerow` may be told after their collection: `limit: 2 offset: continue cols: 3`.
struct LoopAttributes {
    /// Where the loop begins.
    enum Offset {
        case start
        /// Where the last `for` of the same name and collection left off.
        case resumed
        case value(Expression)
    }

    private(set) var limit: Expression?
    private(set) var offset = Offset.start
    private(set) var columns: Expression?

    /// Reads attributes up to the end of the markup, commas between them or not.
    init(_ expressions: inout ExpressionParser, allowed: Set<String>) throws(LiquidError) {
        while !expressions.isAtEnd {
            _ = expressions.take(.comma)
            guard case .identifier(let name) = expressions.current.kind, allowed.contains(name) else {
                throw expressions.unexpected(allowed.sorted().joined(separator: ", "))
            }
            expressions.advance()
            try expressions.expect(.colon, "':'")
            switch name {
            case "limit": limit = try expressions.expression()
            case "cols": columns = try expressions.expression()
            default: offset = expressions.take(.identifier("continue")) ? .resumed : .value(try expressions.expression())
            }
        }
    }
}
