/// `{% tablerow item in collection cols: 2 limit: 4 offset: 1 %}…{% endtablerow %}`: rows and cells of a table.
struct TableRowTag: LiquidNode {
    private let variable: String
    private let collection: Expression
    private let attributes: LoopAttributes
    private let body: LiquidBody
    private let offset: Int
    let isBlank = false

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        var expressions = try parser.expressions(in: tag.markup)
        let variable = try expressions.expectIdentifier()
        try expressions.expect(.identifier("in"), "'in'")
        let collection = try expressions.expression()
        let attributes = try LoopAttributes(&expressions, allowed: ["cols", "limit", "offset"])
        return TableRowTag(
            variable: variable, collection: collection, attributes: attributes,
            body: try parser.parseBlock(tag, until: ["endtablerow"]).body, offset: tag.offset)
    }

    func render(in context: RenderContext) throws(LiquidError) {
        let value = try context.evaluate(collection, at: offset)
        guard value.isTruthy else { return }
        let items = try items(of: value, in: context)
        let columnCount = try attributes.columns.map { (expression) throws(LiquidError) in
            try wholePart(of: expression, in: context)
        }
        try context.write("<tr class=\"row1\">\n")
        try context.withScope(at: offset) { () throws(LiquidError) in
            for (index, item) in items.enumerated() {
                try context.countIteration(at: offset)
                let loop = TableRowLoop(length: items.count, index: index, columns: max(columnCount ?? items.count, 0))
                context.bind(TableRowLoop.variableName, .drop(loop))
                context.bind(variable, item)
                guard try renderCell(loop, in: context) else { break }
            }
        }
        try context.write("</tr>\n")
    }

    /// Renders one cell; whether the loop goes on.
    private func renderCell(_ loop: TableRowLoop, in context: RenderContext) throws(LiquidError) -> Bool {
        try context.write("<td class=\"col\(loop.column + 1)\">")
        try body.render(in: context)
        try context.write("</td>")
        let interrupt = context.interrupt
        context.interrupt = nil
        if interrupt == .breaking { return false }
        if loop.isRowEnd, !loop.isLast { try context.write("</tr>\n<tr class=\"row\(loop.row + 2)\">") }
        return true
    }

    private func items(of value: LiquidValue, in context: RenderContext) throws(LiquidError) -> [LiquidValue] {
        var start = 0
        if case .value(let expression) = attributes.offset {
            start = try wholePart(of: expression, in: context)
        }
        let limit = try attributes.limit.map { (expression) throws(LiquidError) in
            try wholePart(of: expression, in: context)
        }
        do {
            return try LoopItems.items(of: value, offset: start, limit: limit, limits: context.options.limits)
        } catch {
            throw context.placed(error, at: offset)
        }
    }

    /// The whole part of a number or of the number that a text begins with; 0 for nothing.
    private func wholePart(of expression: Expression, in context: RenderContext) throws(LiquidError) -> Int {
        let value = try context.evaluate(expression, at: offset)
        switch value {
        case .integer, .decimal, .string, .markup, .json, .null:
            return Int(exactly: value.number.double.rounded(.towardZero)) ?? 0
        default: throw context.error(.value, "invalid integer", at: offset)
        }
    }
}
