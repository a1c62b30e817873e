/// `{% increment name %}` and `{% decrement name %}`: counters apart from the variables of `assign`.
struct CounterTag: LiquidNode {
    private let name: String
    private let isIncrement: Bool
    let isBlank = false

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        CounterTag(name: tag.markup.trimmed, isIncrement: tag.name == "increment")
    }

    /// `increment` prints and then counts up; `decrement` counts down and then prints.
    func render(in context: RenderContext) throws(LiquidError) {
        let count = context.counter(name)
        let next = isIncrement ? count &+ 1 : count &- 1
        context.setCounter(name, next)
        try context.write(String(isIncrement ? count : next))
    }
}
