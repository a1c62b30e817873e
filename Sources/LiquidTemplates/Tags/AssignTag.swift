/// `{% assign name = expression | filter %}`.
struct AssignTag: LiquidNode {
    private let name: String
    private let value: FilteredExpression
    let isBlank = true

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        let bytes = tag.markup.bytes
        guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else {
            throw parser.source.error(.syntax, "Syntax of assign: assign name = value", at: tag.offset)
        }
        let name = try VariableName.read(
            Markup(bytes: Array(bytes[..<equals]), offset: tag.markup.offset), of: tag, parser.source)
        let rest = Markup(bytes: Array(bytes[(equals + 1)...]), offset: tag.markup.offset + equals + 1)
        var expressions = try parser.expressions(in: rest)
        return AssignTag(name: name, value: try expressions.filteredExpression())
    }

    func render(in context: RenderContext) throws(LiquidError) {
        context.assign(name, try context.evaluate(value))
    }
}
