/// `{% include 'partial' with value as name, key: value %}`: renders a partial that sees and sets every variable.
struct IncludeTag: LiquidNode {
    private let name: Expression
    private let call: PartialCall
    private let offset: Int
    let isBlank = false

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        var expressions = try parser.expressions(in: tag.markup)
        let name = try expressions.expression()
        return IncludeTag(name: name, call: try PartialCall(&expressions, offset: tag.offset), offset: tag.offset)
    }

    func render(in context: RenderContext) throws(LiquidError) {
        guard context.allowsInclude else {
            throw context.error(.syntax, "include is not allowed inside render", at: offset)
        }
        guard let partialName = try context.evaluate(name, at: offset).string,
            let partial = try context.partials.partial(partialName)
        else { throw context.error(.value, "There is no such partial to include", at: offset) }
        let subject = try call.subject.map { subject throws(LiquidError) in
            try context.evaluate(subject.value, at: offset)
        }
        let variable = call.alias ?? PartialCall.variableName(of: partialName)
        let isInLimits = try context.partials.descend { () throws(LiquidError) in
            try context.withScope(at: offset) { () throws(LiquidError) in
                try call.bindArguments(from: context, to: context)
                let value = subject ?? context.variable(partialName)
                let items = if case .array(let elements) = value { elements } else { [value] }
                let outer = context.source
                defer { context.source = outer }
                context.source = partial.source
                for item in items where context.interrupt == nil {
                    context.bind(variable, item)
                    try partial.body.render(in: context)
                }
            }
        }
        guard isInLimits else { throw context.error(.limit, "Partials are nested too deeply", at: offset) }
    }
}
