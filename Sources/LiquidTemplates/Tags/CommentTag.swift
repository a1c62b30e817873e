/// `{% comment %}…{% endcomment %}`: prints nothing. Tags inside need only be closed by `%}`; comments may nest.
struct CommentTag: LiquidNode {
    let isBlank = true

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        var depth = 1
        while depth > 0 {
            guard let inner = try parser.nextTag() else {
                throw parser.source.error(.syntax, "'comment' tag was never closed", at: tag.offset)
            }
            switch inner.name {
            case "comment": depth += 1
            case "endcomment": depth -= 1
            case "raw": _ = try parser.takeRaw(until: "endraw", from: inner)
            default: break
            }
        }
        return CommentTag()
    }

    func render(in context: RenderContext) throws(LiquidError) {}
}
