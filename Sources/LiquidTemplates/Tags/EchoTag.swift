/// `{% echo expression | filter %}`: an output for use inside `liquid`.
enum EchoTag {
    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        try parser.output(tag.markup)
    }
}
