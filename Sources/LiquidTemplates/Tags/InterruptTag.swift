/// `{% break %}` and `{% continue %}`.
struct InterruptTag: LiquidNode {
    private let interrupt: RenderContext.Interrupt
    let isBlank = false

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        InterruptTag(interrupt: tag.name == "break" ? .breaking : .continuing)
    }

    func render(in context: RenderContext) throws(LiquidError) {
        context.interrupt = interrupt
    }
}
