/// `{{ expression | filter }}`, and `{% echo expression %}`.
struct OutputNode: LiquidNode {
    /// Nil for an output of nothing, `{{ }}`.
    let expression: FilteredExpression?
    let place: HTMLPlace
    let isBlank = false

    func render(in context: RenderContext) throws(LiquidError) {
        guard let expression else { return }
        try context.write(try context.evaluate(expression), at: place)
    }
}
