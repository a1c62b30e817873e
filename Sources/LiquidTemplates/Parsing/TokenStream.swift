/// Where a parser's tokens come from.
enum TokenStream: Sendable {
    case template(TemplateTokenizer)
    /// The lines of a `liquid` tag.
    case lines(ArraySlice<TagToken>)

    mutating func next() throws(LiquidError) -> TemplateToken? {
        switch self {
        case .template(var tokenizer):
            let token = try tokenizer.next()
            self = .template(tokenizer)
            return token
        case .lines(var lines):
            let line = lines.popFirst()
            self = .lines(lines)
            return line.map(TemplateToken.tag)
        }
    }

    /// Takes everything up to the tag `end` as it stands, and that tag with it.
    mutating func takeRaw(
        until end: String, from opening: TagToken, source: TemplateSource
    ) throws(LiquidError) -> String {
        switch self {
        case .template(var tokenizer):
            let text = try tokenizer.takeRaw(until: end, from: opening)
            self = .template(tokenizer)
            return text
        case .lines(var lines):
            var taken: [String] = []
            while let line = lines.popFirst() {
                self = .lines(lines)
                if line.name == end { return taken.joined(separator: "\n") }
                taken.append(line.name + line.markup.text)
            }
            throw source.error(.syntax, "'\(opening.name)' tag was never closed", at: opening.offset)
        }
    }
}
