/// Text between outputs and tags.
struct TextNode: LiquidNode {
    private let bytes: [UInt8]
    let isBlank: Bool

    init(_ text: String) {
        bytes = Array(text.utf8)
        isBlank = bytes.allSatisfy(\.isLiquidSpace)
    }

    func render(in context: RenderContext) throws(LiquidError) {
        try context.write(bytes)
    }
}
