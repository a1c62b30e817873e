/// The nodes of a template or of a block, in order.
struct LiquidBody: Sendable {
    let nodes: [any LiquidNode]
    let isBlank: Bool

    static let empty = LiquidBody([])

    init(_ nodes: [any LiquidNode]) {
        self.nodes = nodes
        isBlank = nodes.allSatisfy(\.isBlank)
    }

    /// This body without its text, for blocks that are blank as a whole.
    var withoutText: LiquidBody { LiquidBody(nodes.filter { !($0 is TextNode) }) }

    /// Renders node by node, until one asks to leave the loop around.
    func render(in context: RenderContext) throws(LiquidError) {
        for node in nodes {
            try node.render(in: context)
            if context.interrupt != nil { return }
        }
    }
}
