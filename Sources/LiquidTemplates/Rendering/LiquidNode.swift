/// A piece of a compiled template that prints something or changes something.
protocol LiquidNode: Sendable {
    /// Whether it never prints anything but white space: a block of nothing else prints nothing at all.
    var isBlank: Bool { get }

    func render(in context: RenderContext) throws(LiquidError)
}
