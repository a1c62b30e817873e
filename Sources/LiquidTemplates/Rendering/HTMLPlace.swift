/// Where in the HTML of a page an output stands.
enum HTMLPlace: Sendable, Hashable {
    /// In text, a script or a style, or between the attributes of a tag.
    case text
    /// Inside a quoted attribute value, which a quote in the output would end.
    case attribute
}
