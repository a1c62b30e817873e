/// `{% for item in collection reversed limit: 2 offset: 1 %}…{% else %}…{% endfor %}`.
struct ForTag: LiquidNode {
    private let variable: String
    private let collection: Expression
    /// The name under which `offset: continue` finds where the loop left off: `item-collection`.
    private let name: String
    private let isReversed: Bool
    private let attributes: LoopAttributes
    private let body: LiquidBody
    private let alternative: LiquidBody
    private let offset: Int

    var isBlank: Bool { body.isBlank && alternative.isBlank }

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        var expressions = try parser.expressions(in: tag.markup)
        let variable = try expressions.expectIdentifier()
        try expressions.expect(.identifier("in"), "'in'")
        let start = expressions.current.offset
        let collection = try expressions.expression()
        let written = String(utf8: parser.source.bytes[start..<max(start, expressions.previousEnd)])
        let isReversed = expressions.take(.identifier("reversed"))
        let attributes = try LoopAttributes(&expressions, allowed: ["limit", "offset"])
        let (body, end) = try parser.parseBlock(tag, until: ["else", "endfor"])
        let alternative = end.name == "else" ? try parser.parseBlock(tag, until: ["endfor"]).body : .empty
        let isBlank = body.isBlank && alternative.isBlank
        return ForTag(
            variable: variable, collection: collection, name: "\(variable)-\(written)", isReversed: isReversed,
            attributes: attributes, body: isBlank ? body.withoutText : body,
            alternative: isBlank ? alternative.withoutText : alternative, offset: tag.offset)
    }

    func render(in context: RenderContext) throws(LiquidError) {
        let items = try items(in: context)
        guard !items.isEmpty else { return try alternative.render(in: context) }
        let outer = context.variable(ForLoop.variableName)
        try context.withScope(at: offset) { () throws(LiquidError) in
            for (index, item) in items.enumerated() {
                try context.countIteration(at: offset)
                let loop = ForLoop(name: name, length: items.count, index: index, outer: outer)
                context.bind(ForLoop.variableName, .drop(loop))
                context.bind(variable, item)
                try body.render(in: context)
                let interrupt = context.interrupt
                context.interrupt = nil
                if interrupt == .breaking { break }
            }
        }
    }

    private func items(in context: RenderContext) throws(LiquidError) -> [LiquidValue] {
        let start = try startOffset(in: context)
        let limit = try wholeNumber(attributes.limit, in: context)
        let value = try context.evaluate(collection, at: offset)
        do {
            let items = try LoopItems.items(of: value, offset: start, limit: limit, limits: context.options.limits)
            // Wraps rather than traps for an offset near the greatest number; there is nothing to continue with then.
            context.memory.offsets[name] = start &+ items.count
            return isReversed ? items.reversed() : items
        } catch {
            throw context.placed(error, at: offset)
        }
    }

    private func startOffset(in context: RenderContext) throws(LiquidError) -> Int {
        switch attributes.offset {
        case .start: 0
        case .resumed: context.memory.offsets[name] ?? 0
        case .value(let expression): try wholeNumber(expression, in: context) ?? 0
        }
    }

    private func wholeNumber(
        _ expression: Expression?, in context: RenderContext
    ) throws(LiquidError) -> Int? {
        guard let expression else { return nil }
        let value = try context.evaluate(expression, at: offset)
        guard !value.isNull else { return nil }
        do {
            return try value.wholeNumber()
        } catch {
            throw context.placed(error, at: offset)
        }
    }
}
