/// What a template is made of.
enum TemplateToken: Sendable {
    /// Text that is printed as it stands, white space already trimmed where `-` asks for it.
    case text(String)
    case output(Markup, offset: Int)
    case tag(TagToken)
}
