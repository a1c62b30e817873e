/// `{% ifchanged %}…{% endifchanged %}`: prints its block unless it is the same as the last time.
struct IfChangedTag: LiquidNode {
    private let body: LiquidBody

    var isBlank: Bool { body.isBlank }

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        IfChangedTag(body: try parser.parseBlock(tag, until: ["endifchanged"]).body)
    }

    func render(in context: RenderContext) throws(LiquidError) {
        let text = try context.capture { () throws(LiquidError) in try body.render(in: context) }
        guard text != context.memory.lastChange ?? "" else { return }
        context.memory.lastChange = text
        try context.write(text)
    }
}
