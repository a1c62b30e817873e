/// `{% raw %}…{% endraw %}`: prints its content as it stands, Liquid and all.
enum RawTag {
    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        guard tag.markup.trimmed.isEmpty else {
            throw parser.source.error(.syntax, "'raw' takes no parameters", at: tag.markup.offset)
        }
        let text = try parser.takeRaw(until: "endraw", from: tag)
        parser.advance(over: text)
        return RawNode(text: text)
    }
}

/// The content of a `raw` tag, which is never taken for a blank of the template.
struct RawNode: LiquidNode {
    let text: String

    var isBlank: Bool { text.isEmpty }

    func render(in context: RenderContext) throws(LiquidError) {
        try context.write(text)
    }
}
