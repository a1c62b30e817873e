/// The name that `assign` and `capture` give: letters, digits, `_`, `-` and `.`, not beginning with a hyphen.
enum VariableName {
    /// The name that `markup` is, white space aside.
    static func read(_ markup: Markup, of tag: TagToken, _ source: TemplateSource) throws(LiquidError) -> String {
        let name = markup.trimmed
        guard !name.isEmpty, name.utf8.allSatisfy(isPart), name.utf8.first != UInt8(ascii: "-") else {
            throw source.error(.syntax, "'\(name)' cannot be the name of a variable", at: tag.offset)
        }
        return name
    }

    /// The name that `markup` begins with, in quotes or not; what follows is not looked at.
    static func readFirst(_ markup: Markup, of tag: TagToken, _ source: TemplateSource) throws(LiquidError) -> String {
        let unquoted = markup.bytes.drop { $0.isLiquidSpace || $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") }
        let name = Markup(bytes: Array(unquoted.prefix(while: isPart)), offset: markup.offset)
        return try read(name, of: tag, source)
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        byte.isLiquidWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}
