/// `{% capture name %}…{% endcapture %}`: keeps what the block prints in a variable.
struct CaptureTag: LiquidNode {
    private let name: String
    private let body: LiquidBody
    let isBlank = true

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        let quotes: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "'")]
        let unquoted = tag.markup.bytes.filter { !quotes.contains($0) }
        let name = try VariableName.read(
            Markup(bytes: unquoted, offset: tag.markup.offset), of: tag, parser.source)
        return CaptureTag(name: name, body: try parser.parseBlock(tag, until: ["endcapture"]).body)
    }

    func render(in context: RenderContext) throws(LiquidError) {
        let text = try context.capture { () throws(LiquidError) in try body.render(in: context) }
        // What was captured has been escaped on the way and must not be again.
        context.assign(name, context.options.isGroundTruth ? .markup(text) : .string(text))
    }
}
