/// `{% liquid %}`: one tag on each line, without delimiters.
struct LiquidTag: LiquidNode {
    private let body: LiquidBody

    var isBlank: Bool { body.isBlank }

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        var lines: [TagToken] = []
        let bytes = tag.markup.bytes
        var start = 0
        while start <= bytes.count {
            let end = bytes[min(start, bytes.count)...].firstIndex(of: 0x0A) ?? bytes.count
            let sourceStart = tag.markup.offset + start
            let line = TagToken(content: bytes[min(start, bytes.count)..<end], sourceStart: sourceStart, tagOffset: sourceStart)
            if let line { lines.append(line) }
            start = end + 1
        }
        return LiquidTag(body: try parser.parseLines(lines, of: tag))
    }

    func render(in context: RenderContext) throws(LiquidError) {
        try body.render(in: context)
    }
}
