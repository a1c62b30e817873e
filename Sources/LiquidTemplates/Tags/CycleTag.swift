/// `{% cycle 'odd', 'even' %}` or `{% cycle group: 'odd', 'even' %}`: prints the next of its values each time.
struct CycleTag: LiquidNode {
    /// Tells cycles without a name apart.
    private let text: String
    private let name: Expression?
    private let values: [Expression]
    private let place: HTMLPlace
    private let offset: Int
    let isBlank = false

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        var expressions = try parser.expressions(in: tag.markup)
        let first = try expressions.expression()
        var name: Expression?
        var values: [Expression] = []
        if expressions.take(.colon) {
            name = first
            values.append(try expressions.expression())
        } else {
            values.append(first)
        }
        while expressions.take(.comma), !expressions.isAtEnd { values.append(try expressions.expression()) }
        try expressions.expectEnd()
        return CycleTag(
            text: expressions.written, name: name, values: values, place: parser.currentPlace, offset: tag.offset)
    }

    func render(in context: RenderContext) throws(LiquidError) {
        let key = try name.map { name throws(LiquidError) in
            "name " + LiquidJSON.text(of: try context.evaluate(name, at: offset))
        }
        let step = context.memory.cycles[key ?? text, default: 0]
        // A cycle of the same name may have fewer values than the one before.
        if step < values.count { try context.write(try context.evaluate(values[step], at: offset), at: place) }
        context.memory.cycles[key ?? text] = step + 1 >= values.count ? 0 : step + 1
    }
}
