/// Cuts a template into text, outputs and tags, one at a time.
struct TemplateTokenizer: Sendable {
    let source: TemplateSource
    private var position = 0
    private var trimsNextText = false

    init(_ source: TemplateSource) {
        self.source = source
    }

    /// The next piece; nil at the end.
    mutating func next() throws(LiquidError) -> TemplateToken? {
        guard position < source.bytes.count else { return nil }
        let markupStart = nextMarkupStart()
        if markupStart > position {
            let text = takeText(upTo: markupStart)
            if !text.isEmpty { return .text(text) }
        }
        guard position < source.bytes.count else { return nil }
        return source.bytes[position + 1] == UInt8(ascii: "{") ? try takeOutput() : try takeTag()
    }

    /// Takes everything up to the tag `end` as it stands, and that tag with it.
    mutating func takeRaw(until end: String, from opening: TagToken) throws(LiquidError) -> String {
        let start = position
        var search = position
        while let tagStart = source.bytes.firstRange(of: Self.tagStart, from: search)?.lowerBound {
            if let tagEnd = matchEnd(end, at: tagStart) {
                position = tagEnd
                trimsNextText = source.bytes[tagEnd - 3] == Self.dash
                return String(utf8: source.bytes[start..<tagStart])
            }
            search = tagStart + 1
        }
        throw source.error(.syntax, "'\(opening.name)' tag was never closed", at: opening.offset)
    }

    private static let tagStart = Array("{%".utf8)
    private static let tagEnd = Array("%}".utf8)
    private static let outputEnd = Array("}}".utf8)
    private static let dash = UInt8(ascii: "-")

    private func nextMarkupStart() -> Int {
        var index = position
        let bytes = source.bytes
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "{"),
                bytes[index + 1] == UInt8(ascii: "{") || bytes[index + 1] == UInt8(ascii: "%")
            {
                return index
            }
            index += 1
        }
        return bytes.count
    }

    /// The text up to `end`, trimmed before markup that begins with `-` and after markup that ends with it.
    private mutating func takeText(upTo end: Int) -> String {
        var text = source.bytes[position..<end]
        position = end
        if trimsNextText { text = text.drop(while: \.isLiquidSpace) }
        trimsNextText = false
        if end + 2 < source.bytes.count, source.bytes[end + 2] == Self.dash {
            while let last = text.last, last.isLiquidSpace { text.removeLast() }
        }
        return String(utf8: text)
    }

    private mutating func takeOutput() throws(LiquidError) -> TemplateToken {
        let start = position
        guard let (content, contentStart) = takeMarkup(end: Self.outputEnd) else {
            throw source.error(.syntax, "Variable '{{' was not properly terminated with '}}'", at: start)
        }
        return .output(Markup(bytes: Array(content), offset: contentStart), offset: start)
    }

    private mutating func takeTag() throws(LiquidError) -> TemplateToken {
        let start = position
        guard let (content, contentStart) = takeMarkup(end: Self.tagEnd) else {
            throw source.error(.syntax, "Tag '{%' was not properly terminated with '%}'", at: start)
        }
        guard let tag = TagToken(content: content, sourceStart: contentStart, tagOffset: start) else {
            throw source.error(.syntax, "A tag must have a name", at: start)
        }
        return .tag(tag)
    }

    /// The content of the markup at `position`, without delimiters and their dashes.
    private mutating func takeMarkup(end: [UInt8]) -> (ArraySlice<UInt8>, start: Int)? {
        let bytes = source.bytes
        var contentStart = position + 2
        guard let range = bytes.firstRange(of: end, from: contentStart) else { return nil }
        var contentEnd = range.lowerBound
        if contentStart < contentEnd, bytes[contentStart] == Self.dash { contentStart += 1 }
        trimsNextText = contentEnd > contentStart && bytes[contentEnd - 1] == Self.dash
        // `{{-}}` has one dash for both ends.
        if !trimsNextText, contentEnd == contentStart, contentStart > position + 2 { trimsNextText = true }
        if contentEnd > contentStart, trimsNextText { contentEnd -= 1 }
        position = range.upperBound
        return (bytes[contentStart..<contentEnd], contentStart)
    }

    /// The end of the tag `name` at `start`; nil when another tag or none stands there.
    private func matchEnd(_ name: String, at start: Int) -> Int? {
        let bytes = source.bytes
        var index = start + 2
        if index < bytes.count, bytes[index] == Self.dash { index += 1 }
        while index < bytes.count, bytes[index].isLiquidSpace { index += 1 }
        guard bytes[index...].starts(with: name.utf8) else { return nil }
        index += name.utf8.count
        while index < bytes.count, bytes[index].isLiquidSpace { index += 1 }
        if index < bytes.count, bytes[index] == Self.dash { index += 1 }
        return bytes[min(index, bytes.count)...].starts(with: Self.tagEnd) ? index + 2 : nil
    }
}
