/// What `include` and `render` say after the partial's name: `with product as item, key: value`.
struct PartialCall {
    /// The value that the partial is given, or given one by one with `for`.
    struct Subject {
        let value: Expression
        let isLoop: Bool
    }

    let subject: Subject?
    /// The name that the value has in the partial; the partial's own name when nil.
    let alias: String?
    let arguments: [(name: String, value: Expression)]
    let offset: Int

    init(_ expressions: inout ExpressionParser, offset: Int) throws(LiquidError) {
        self.offset = offset
        var subject: Subject?
        for (word, isLoop) in [("with", false), ("for", true)]
        where subject == nil && !expressions.looksAhead(.colon) && expressions.take(.identifier(word)) {
            subject = Subject(value: try expressions.expression(), isLoop: isLoop)
        }
        self.subject = subject
        alias =
            !expressions.looksAhead(.colon) && expressions.take(.identifier("as"))
            ? try expressions.expectIdentifier() : nil
        var arguments: [(name: String, value: Expression)] = []
        while !expressions.isAtEnd {
            _ = expressions.take(.comma)
            if expressions.isAtEnd { break }
            let name = try expressions.expectIdentifier()
            try expressions.expect(.colon, "':'")
            arguments.append((name, try expressions.expression()))
        }
        self.arguments = arguments
    }

    /// The last part of a partial's path, which names its subject.
    static func variableName(of partial: String) -> String {
        String(partial.split(separator: "/").last ?? "")
    }

    /// Sets the arguments in the innermost scope of `target`.
    func bindArguments(from context: RenderContext, to target: RenderContext) throws(LiquidError) {
        for argument in arguments {
            target.bind(argument.name, try context.evaluate(argument.value, at: offset))
        }
    }
}
