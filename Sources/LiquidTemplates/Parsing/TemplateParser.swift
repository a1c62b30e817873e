/// Reads a template's tokens into nodes.
struct TemplateParser {
    /// Reads one tag, and for a block everything up to its end.
    typealias TagReader = @Sendable (TagToken, inout TemplateParser) throws(LiquidError) -> any LiquidNode

    let source: TemplateSource
    let options: LiquidOptions
    private var tokens: TokenStream
    private var place = HTMLPlaceTracker()
    private var depth: Int

    /// All of `source` as a body.
    static func parse(_ source: TemplateSource, options: LiquidOptions) throws(LiquidError) -> LiquidBody {
        guard source.bytes.count <= options.limits.sourceBytes else {
            throw source.error(.limit, "The template has more than \(options.limits.sourceBytes) bytes", at: 0)
        }
        var parser = TemplateParser(
            source: source, options: options, tokens: .template(TemplateTokenizer(source)), depth: 0)
        return try parser.parseAll()
    }

    private init(source: TemplateSource, options: LiquidOptions, tokens: TokenStream, depth: Int) {
        self.source = source
        self.options = options
        self.tokens = tokens
        self.depth = depth
    }

    /// The lines of the `liquid` tag `opening` as a body.
    mutating func parseLines(_ lines: [TagToken], of opening: TagToken) throws(LiquidError) -> LiquidBody {
        try checkDepth(depth + 1, at: opening)
        var parser = TemplateParser(source: source, options: options, tokens: .lines(lines[...]), depth: depth + 1)
        parser.place = place
        return try parser.parseAll()
    }

    /// The nodes up to a tag whose name is one of `ends`, and that tag. `opening` is the tag that begins the block.
    mutating func parseBlock(
        _ opening: TagToken, until ends: Set<String>
    ) throws(LiquidError) -> (body: LiquidBody, end: TagToken) {
        depth += 1
        defer { depth -= 1 }
        try checkDepth(depth, at: opening)
        let (body, end) = try parseBody(until: ends)
        guard let end else {
            throw source.error(.syntax, "'\(opening.name)' tag was never closed", at: opening.offset)
        }
        return (body, end)
    }

    /// Everything up to the tag `end`, unread, and that tag taken with it.
    mutating func takeRaw(until end: String, from opening: TagToken) throws(LiquidError) -> String {
        try tokens.takeRaw(until: end, from: opening, source: source)
    }

    /// Tells that `text` will be printed here.
    mutating func advance(over text: String) {
        place.advance(over: text)
    }

    /// The next tag, whatever it is, passing over text and outputs.
    mutating func nextTag() throws(LiquidError) -> TagToken? {
        while let token = try tokens.next() {
            if case .tag(let tag) = token { return tag }
        }
        return nil
    }

    /// A parser of the words of `markup`.
    func expressions(in markup: Markup) throws(LiquidError) -> ExpressionParser {
        try ExpressionParser(markup, source: source, options: options)
    }

    /// An output of the expression in `markup`, which may be empty.
    func output(_ markup: Markup) throws(LiquidError) -> OutputNode {
        var parser = try expressions(in: markup)
        return OutputNode(expression: parser.isAtEnd ? nil : try parser.filteredExpression(), place: place.place)
    }

    var currentPlace: HTMLPlace { place.place }

    private func checkDepth(_ depth: Int, at opening: TagToken) throws(LiquidError) {
        guard depth <= options.limits.nesting else {
            throw source.error(.limit, "Blocks are nested too deeply", at: opening.offset)
        }
    }

    private mutating func parseAll() throws(LiquidError) -> LiquidBody {
        try parseBody(until: []).body
    }

    private mutating func parseBody(
        until ends: Set<String>
    ) throws(LiquidError) -> (body: LiquidBody, end: TagToken?) {
        var nodes: [any LiquidNode] = []
        while let token = try tokens.next() {
            switch token {
            case .text(let text):
                place.advance(over: text)
                nodes.append(TextNode(text))
            case .output(let markup, _): nodes.append(try output(markup))
            case .tag(let tag):
                if ends.contains(tag.name) { return (LiquidBody(nodes), tag) }
                guard let reader = Self.tagReaders[tag.name] else {
                    throw source.error(.syntax, "Unknown tag '\(tag.name)'", at: tag.offset)
                }
                nodes.append(try reader(tag, &self))
            }
        }
        return (LiquidBody(nodes), nil)
    }

    private static let tagReaders: [String: TagReader] = [
        "#": InlineCommentTag.read, "assign": AssignTag.read, "break": InterruptTag.read, "capture": CaptureTag.read,
        "case": CaseTag.read, "comment": CommentTag.read, "continue": InterruptTag.read, "cycle": CycleTag.read,
        "decrement": CounterTag.read, "doc": DocTag.read, "echo": EchoTag.read, "for": ForTag.read, "if": IfTag.read,
        "ifchanged": IfChangedTag.read, "include": IncludeTag.read, "increment": CounterTag.read,
        "liquid": LiquidTag.read, "raw": RawTag.read, "render": RenderTag.read, "tablerow": TableRowTag.read,
        "unless": IfTag.read,
    ]
}
