/// `{% capture name %}…{% endcapture %}`: keeps what the block prints in a variable.
struct CaptureTag: LiquidNode {
    private let name: String
    private let body: LiquidBody
    let isBlank = true

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        let name = try VariableName.readFirst(tag.markup, of: tag, parser.source)
        return CaptureTag(name: name, body: try parser.parseBlock(tag, until: ["endcapture"]).body)
    }

    func render(in context: RenderContext) throws(LiquidError) {
        let text = try context.capture { () throws(LiquidError) in try body.render(in: context) }
        // What was captured has been escaped on the way and must not be again.
        context.assign(name, context.options.isGroundTruth ? .markup(text) : .string(text))
    }
}
