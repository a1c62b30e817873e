/// `{% doc %}…{% enddoc %}`: documentation, which prints nothing and is not read.
struct DocTag: LiquidNode {
    let isBlank = true

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        guard tag.markup.trimmed.isEmpty else {
            throw parser.source.error(.syntax, "'doc' takes no parameters", at: tag.markup.offset)
        }
        _ = try parser.takeRaw(until: "enddoc", from: tag)
        return DocTag()
    }

    func render(in context: RenderContext) throws(LiquidError) {}
}
