/// A word of an expression.
struct ExpressionToken: Sendable {
    /// What stands there.
    enum Kind: Sendable, Hashable {
        case identifier(String)
        case string(String)
        case integer(Int)
        case decimal(Double)
        case comparison(Comparison)
        case dot, range, comma, colon, pipe, openSquare, closeSquare, openRound, closeRound
        case end
    }

    let kind: Kind
    /// Where the word begins and ends in the source.
    let offset: Int
    let endOffset: Int
}
