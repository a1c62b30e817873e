/// A tag of the template: `{% name markup %}`, or a line of a `liquid` tag.
struct TagToken: Sendable {
    let name: String
    let markup: Markup
    /// Where the tag begins in the source.
    let offset: Int

    /// Splits `content`, which begins at `offset` in the source, into name and markup; nil without a name.
    init?(content: ArraySlice<UInt8>, sourceStart: Int, tagOffset: Int) {
        let start = content.firstIndex { !$0.isLiquidSpace } ?? content.endIndex
        guard start < content.endIndex else { return nil }
        var end = start
        if content[start] == UInt8(ascii: "#") {
            end += 1
        } else {
            while end < content.endIndex, content[end].isLiquidWord { end += 1 }
        }
        guard end > start else { return nil }
        name = String(utf8: content[start..<end])
        markup = Markup(bytes: Array(content[end...]), offset: sourceStart + (end - content.startIndex))
        offset = tagOffset
    }
}
