/// The name that `assign` and `capture` give: letters, digits, `_`, `-` and `.`, not beginning with a hyphen.
enum VariableName {
    /// The name that `markup` is, white space aside.
    static func read(_ markup: Markup, of tag: TagToken, _ source: TemplateSource) throws(LiquidError) -> String {
        let name = markup.trimmed
        let isName = name.utf8.allSatisfy { $0.isLiquidWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        guard isName, !name.isEmpty, name.utf8.first != UInt8(ascii: "-") else {
            throw source.error(.syntax, "'\(name)' cannot be the name of a variable", at: tag.offset)
        }
        return name
    }
}
