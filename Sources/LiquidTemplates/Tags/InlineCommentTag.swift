/// `{% # comment %}`: prints nothing. Every line must begin with `#`.
struct InlineCommentTag: LiquidNode {
    let isBlank = true

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        for line in tag.markup.bytes.split(separator: 0x0A).dropFirst(tag.markup.bytes.first == 0x0A ? 0 : 1) {
            let start = line.first { !$0.isLiquidSpace }
            guard start == nil || start == UInt8(ascii: "#") else {
                throw parser.source.error(.syntax, "Each line of a comment must begin with '#'", at: tag.offset)
            }
        }
        return InlineCommentTag()
    }

    func render(in context: RenderContext) throws(LiquidError) {}
}
