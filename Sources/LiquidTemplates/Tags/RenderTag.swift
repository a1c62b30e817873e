/// `{% render 'partial' for values as name, key: value %}`: renders a partial that sees only what it is given.
struct RenderTag: LiquidNode {
    private let name: String
    private let call: PartialCall
    private let offset: Int
    let isBlank = false

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        var expressions = try parser.expressions(in: tag.markup)
        guard case .string(let name) = expressions.current.kind else { throw expressions.unexpected("a quoted name") }
        expressions.advance()
        return RenderTag(name: name, call: try PartialCall(&expressions, offset: tag.offset), offset: tag.offset)
    }

    func render(in context: RenderContext) throws(LiquidError) {
        guard let partial = try context.partials.partial(name) else {
            throw context.error(.value, "There is no partial '\(name)'", at: offset)
        }
        let subject = try call.subject.map { subject throws(LiquidError) in
            try context.evaluate(subject.value, at: offset)
        }
        let variable = call.alias ?? PartialCall.variableName(of: name)
        let isInLimits = try context.partials.descend { () throws(LiquidError) in
            guard let subject, call.subject?.isLoop == true, let items = try loopItems(of: subject, in: context) else {
                return try renderOnce(partial, variable: variable, value: subject, loop: nil, in: context)
            }
            for (index, item) in items.enumerated() {
                try context.countIteration(at: offset)
                let loop = ForLoop(name: variable, length: items.count, index: index, outer: .null)
                try renderOnce(partial, variable: variable, value: item, loop: loop, in: context)
            }
        }
        guard isInLimits else { throw context.error(.limit, "Partials are nested too deeply", at: offset) }
    }

    private func renderOnce(
        _ partial: (source: TemplateSource, body: LiquidBody), variable: String, value: LiquidValue?, loop: ForLoop?,
        in context: RenderContext
    ) throws(LiquidError) {
        let inner = context.isolated(source: partial.source)
        try call.bindArguments(from: context, to: inner)
        if let loop { inner.bind(ForLoop.variableName, .drop(loop)) }
        if let value { inner.bind(variable, value) }
        try partial.body.render(in: inner)
    }

    /// The values to render one by one; nil when `value` is a single one.
    private func loopItems(of value: LiquidValue, in context: RenderContext) throws(LiquidError) -> [LiquidValue]? {
        switch value {
        case .array, .range, .object: break
        default: return nil
        }
        do {
            return try LoopItems.items(of: value, offset: 0, limit: nil, limits: context.options.limits)
        } catch {
            throw context.placed(error, at: offset)
        }
    }
}
